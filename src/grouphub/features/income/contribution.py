"""What money adds to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Counted, Fate, PersonLink, Trace
from grouphub.features.income import actions, box, debts, payouts, sums
from grouphub.features.income.events import timeline, today, unfit
from grouphub.features.income.models import RECORDS, Debt, LedgerLine, SharePart
from grouphub.features.income.practice import invent

assert sums.TRIGGERS  # the sums are kept from the first line on


def _lines(count: int) -> str:
    return ngettext("{count} line about money", "{count} lines about money", count).format(count=count)


def _debts(count: int) -> str:
    return ngettext("{count} debt", "{count} debts", count).format(count=count)


def _parts(count: int) -> str:
    return ngettext("{count} part of a shared sum", "{count} parts of shared sums", count).format(count=count)


INCOME = Contribution(
    name="income",
    models=RECORDS,
    counted=(
        Counted("ledger_line", lambda n: ngettext("{count} line about money", "{count} lines about money", n)),
        Counted("debt", lambda n: ngettext("{count} debt", "{count} debts", n)),
    ),
    actions=(
        actions.add_earning,
        actions.add_cash_in,
        actions.add_cash_out,
        actions.set_opening,
        actions.void_line,
        actions.close_month,
        actions.share_sum,
        actions.correct_shared_sum,
        actions.void_shared_sum,
        payouts.pay,
        debts.add_debt,
        debts.change_debt,
        debts.pay_debt,
        box.count_box,
        box.write_receipt,
        box.void_receipt,
        box.add_purpose,
        box.change_purpose,
    ),
    links=(
        PersonLink(LedgerLine, said=_lines),
        PersonLink(SharePart, said=_parts),
        PersonLink(Debt, said=_debts),
    ),
    traces=(
        Trace(
            "ledger_line",
            fate=Fate.STAYS,
            told=lambda n: ngettext("{count} line about money", "{count} lines about money", n),
            texts=("party", "note", "reason"),
        ),
        Trace("share_part", fate=Fate.STAYS),
        Trace(
            "debt",
            fate=Fate.STAYS,
            told=lambda n: ngettext("{count} debt", "{count} debts", n),
            texts=("what",),
        ),
    ),
    timeline=timeline,
    today=today,
    check=unfit,
    invent=invent,
)
