"""Links lead somewhere, down to the section."""

from mmcd.checks.links.address_vanished import address_vanished
from mmcd.checks.links.anchor_missing import anchor_missing
from mmcd.checks.links.empty import empty
from mmcd.checks.links.image_missing import image_missing
from mmcd.checks.links.image_without_text import image_without_text
from mmcd.checks.links.insecure import insecure
from mmcd.checks.links.letter_case import letter_case
from mmcd.checks.links.locale_folder import locale_folder
from mmcd.checks.links.not_published import not_published
from mmcd.checks.links.other_language import other_language
from mmcd.checks.links.own_site import own_site
from mmcd.checks.links.redirect_to_nowhere import redirect_to_nowhere
from mmcd.checks.links.scheme import scheme
from mmcd.checks.links.target_missing import target_missing
from mmcd.checks.links.text_vague import text_vague
from mmcd.checks.links.undefined import undefined
from mmcd.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    target_missing,
    letter_case,
    not_published,
    anchor_missing,
    empty,
    undefined,
    scheme,
    other_language,
    own_site,
    insecure,
    text_vague,
    image_missing,
    image_without_text,
    locale_folder,
    redirect_to_nowhere,
    address_vanished,
)
