"""The names of a drug: by country and language, its brands, and what it is mistaken for."""

from collections.abc import Iterator, Sequence

from nmsdesk.domain.drug import Drug, Name, NameKind
from nmsdesk.domain.formulary import Formulary
from nmsdesk.presenters.drug_lines import CardLine, CardSection, countries
from nmsdesk.presenters.tall_man import alikes
from nmsdesk.presenters.wording import translate

BRANDS_SHOWN = 10
"""So many brands, those sold in most countries first, before the rest is asked for."""
_BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)


def look_alikes(drug: Drug, formulary: Formulary) -> CardSection:
    """What it is mistaken for, in tall-man letters where the published lists have them."""
    lines = [CardLine(other) for other in alikes(drug, formulary)]
    if drug.tall_man:
        text = translate("DrugCard", "In pick lists written {name}")
        lines.append(CardLine(text.format(name=drug.tall_man)))
    return CardSection(translate("DrugCard", "Not to be confused with"), tuple(lines))


def names(drug: Drug) -> CardSection:
    """The generic names of other countries, and those that were looked for and not found."""
    return CardSection(translate("DrugCard", "Other names"), tuple(_names(drug)))


def brands(drug: Drug) -> CardSection:
    """Each with the countries in which it is sold; those sold in most come first."""
    found = sorted(
        (name for name in drug.names if name.kind in _BRANDS),
        key=lambda name: (-len(name.where), name.text.casefold()),
    )
    lines = [_brand(name) for name in found]
    rest = lines[BRANDS_SHOWN:]
    unplaced = sum(not name.where for name in found)
    shown = lines[:BRANDS_SHOWN]
    if unplaced:
        text = translate("DrugCard", "Where it is sold is not known for {count} of {all} brands")
        shown.insert(0, CardLine(text.format(count=unplaced, all=len(found))))
    more = translate("DrugCard", "%n more brand(s)", n=len(rest)) if rest else ""
    return CardSection(translate("DrugCard", "Brands"), tuple(shown), tuple(rest), more)


def _brand(name: Name) -> CardLine:
    told = translate("DrugCard", "{brand} — {countries}")
    if name.kind is NameKind.BRAND_COMBINATION:
        told = translate("DrugCard", "{brand} (combination) — {countries}")
    return CardLine(told.format(brand=name.text, countries=countries(name.where)))


def _names(drug: Drug) -> Iterator[CardLine]:
    kinds = {
        NameKind.USAN: translate("DrugCard", "United States (USAN): {name}"),
        NameKind.BAN: translate("DrugCard", "Britain (BAN): {name}"),
    }
    for name in drug.names:
        if name.kind in kinds:
            yield CardLine(kinds[name.kind].format(name=name.text))
    for name in drug.names:
        if name.kind is NameKind.NATIONAL:
            text = translate("DrugCard", "{language}: {name}")
            yield CardLine(text.format(language=_languages(name.where), name=name.text))
    salts = [name.text for name in drug.names if name.kind is NameKind.SALT]
    if salts:
        text = translate("DrugCard", "Salts and esters: {names}")
        yield CardLine(text.format(names=", ".join(salts)))
    if drug.names_not_known:
        text = translate("DrugCard", "No official name found: {names}")
        yield CardLine(text.format(names=", ".join(map(_language, drug.names_not_known))))
    if drug.atc:
        yield CardLine(translate("DrugCard", "ATC {codes}").format(codes=", ".join(drug.atc)))


def _languages(where: Sequence[str]) -> str:
    return ", ".join(map(_language, where)) or translate("DrugCard", "Elsewhere")


def _language(one: str) -> str:
    """Languages in words; USAN, BAN and countries in their own letters."""
    return {
        "de": translate("DrugCard", "German"),
        "fr": translate("DrugCard", "French"),
        "es": translate("DrugCard", "Spanish"),
        "it": translate("DrugCard", "Italian"),
        "pt": translate("DrugCard", "Portuguese"),
        "la": translate("DrugCard", "Latin"),
        "pl": translate("DrugCard", "Polish"),
        "nl": translate("DrugCard", "Dutch"),
        "sv": translate("DrugCard", "Swedish"),
        "ru": translate("DrugCard", "Russian"),
    }.get(one, one)
