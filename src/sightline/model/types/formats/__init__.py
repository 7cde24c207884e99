"""The formats of identifiers that can be checked, by name."""

from sightline.model.types.formats import money, registers, ships, wallets
from sightline.model.types.formats.form import Format

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        money.IBAN,
        money.BIC,
        money.ISIN,
        money.FIGI,
        money.LEI,
        registers.WIKIDATA,
        registers.OGRN,
        registers.NPI,
        registers.INN,
        registers.UEI,
        registers.SSN,
        registers.USCC,
        ships.IMO,
        ships.MMSI,
        wallets.WALLET,
    )
}

__all__ = ["FORMATS", "Format"]
