"""A payout that is voided never was: nothing it made too much or too little stays."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from grouphub.base.keys import new_key
from grouphub.features.income import actions, debts, payouts
from grouphub.features.income.drafts import DebtDraft, PaymentDraft, PayoutDraft, PayoutPart
from grouphub.features.income.rules import Kind
from grouphub.features.income.shares import book_share, correct_share, share_for
from tests.features.income.money import FEBRUARY, MONDAY, earn, equally, held, lines, som, women

AMOUNTS = st.sampled_from((10, 30, 40, 60, 80, 100))
MORE = st.lists(
    st.one_of(
        st.tuples(st.just("earn"), AMOUNTS, st.booleans()),
        st.tuples(st.just("share"), AMOUNTS, st.booleans()),
        st.tuples(st.just("pay"), AMOUNTS, st.booleans(), st.booleans()),
        st.tuples(st.just("correct"), st.integers(0, 2), st.one_of(st.just(0), AMOUNTS)),
        st.tuples(st.just("void_share"), st.integers(0, 2)),
        st.tuples(st.just("void_earning"), st.integers(0, 2)),
        st.tuples(st.just("void_payout"), st.integers(0, 4)),
        st.tuples(st.just("order"), AMOUNTS),
        st.tuples(st.just("customer"), st.integers(0, 1)),
        st.tuples(st.just("split"), st.integers(0, 1), AMOUNTS),
    ),
    min_size=1,
    max_size=9,
)
PAID = [("share", 100, False), ("pay", 100, False, False)]
STEPS = st.one_of(MORE, MORE.map(lambda more: PAID + more), MORE.map(lambda more: [("earn", 40, False), *PAID, *more]))


class Story:
    """What happens to a woman; with ``never`` some of her payouts never happen."""

    def __init__(self, db, never=frozenset()) -> None:
        self.db, self.never = db, never
        self.her, self.other = women(db, 2)
        self.earnings, self.shares, self.payouts, self.orders = [], [], [], []
        self.takes_in = []

    def told(self):
        found = held(self.db, self.her)
        return found.balance, found.carried

    def do(self, steps, takes_in=None):
        for step in steps:
            getattr(self, step[0])(*step[1:], takes_in=takes_in)
        return self

    def earn(self, somoni, early, takes_in):
        self.earnings.append(earn(self.db, self.her, somoni, FEBRUARY if early else MONDAY))

    def share(self, somoni, early, takes_in):
        day = FEBRUARY if early else MONDAY
        self.shares.append(actions.share_sum(self.db, equally([self.her], somoni, day)))

    def pay(self, somoni, take_in, stays, takes_in):
        number = len(self.payouts)
        # It is only asked where something is carried.
        wanted = (take_in and bool(held(self.db, self.her).carried)) if takes_in is None else takes_in[number]
        self.takes_in.append(wanted)
        made = None
        if number not in self.never:
            part = PayoutPart(self.her, som(somoni), is_advance=True, take_in=wanted)
            run = payouts.pay(self.db, PayoutDraft(MONDAY, (part,)))
            made = lines(self.db, run_id=run, kinds=(Kind.PAYOUT,))[0].id
        self.payouts.append(made)

    def correct(self, which, somoni, takes_in):
        if self.shares:
            which %= len(self.shares)
            draft = equally([self.her], somoni) if somoni else equally([self.other], 50)
            self.shares[which] = actions.correct_shared_sum(self.db, self.shares[which], draft, "counted again")

    def void_share(self, which, takes_in):
        if self.shares:
            actions.void_shared_sum(self.db, self.shares.pop(which % len(self.shares)), "never was")

    def order(self, somoni, takes_in):
        """An order that is sewn and paid: the share of it is hers."""
        known = {"source": "order", "source_id": new_key()}
        owed = debts.add_debt(self.db, DebtDraft(som(somoni), FEBRUARY, party="Мунира", **known))
        with self.db.write("shared") as session:
            book_share(session, equally([self.her], somoni, FEBRUARY, waits=True, **known), MONDAY)
        self.orders.append([owed, som(somoni), None, known])
        self.customer(-1, takes_in)

    def customer(self, which, takes_in):
        """The customer's payment is voided, or comes again."""
        if self.orders:
            order = self.orders[which % len(self.orders)]
            if order[2] is None:
                order[2] = debts.pay_debt(self.db, PaymentDraft(order[0], order[1], MONDAY))
            else:
                actions.void_line(self.db, order[2], "never came")
                order[2] = None

    def split(self, which, somoni, takes_in):
        """The split of an order is corrected, whether its money is there or not."""
        if self.orders:
            order = self.orders[which % len(self.orders)]
            to = equally([self.her], somoni, FEBRUARY, waits=order[2] is None, **order[3])
            with self.db.write("shared otherwise") as session:
                correct_share(session, share_for(session, *order[3].values()).id, to, "counted again", MONDAY)

    def void_earning(self, which, takes_in):
        if self.earnings:
            actions.void_line(self.db, self.earnings.pop(which % len(self.earnings)), "a mistake")

    def void_payout(self, which, takes_in):
        there = [number for number, key in enumerate(self.payouts) if key is not None]
        if there and takes_in is None:
            number = there[which % len(there)]
            actions.void_line(self.db, self.payouts[number], "never paid")
            self.payouts[number] = None

    def voided(self):
        return frozenset(number for number, key in enumerate(self.payouts) if key is None)


TWO_CORRECTIONS = [("share", 100, False), ("pay", 100, False, False), ("correct", 0, 80), ("correct", 0, 130)]
TAKEN_IN = [*TWO_CORRECTIONS[:2], ("correct", 0, 80), ("earn", 40, False), ("pay", 10, True, False)]
UPWARDS = [*TWO_CORRECTIONS[:2], ("correct", 0, 130), ("void_payout", 0)]
PUT_BACK = [*TWO_CORRECTIONS[:2], ("correct", 0, 0), ("correct", 0, 100)]
HELD = [("order", 100), *PAID[1:], ("customer", 0), ("split", 0, 80)]
IN_PARTS = [("share", 100, False), ("pay", 60, False, False), ("pay", 40, False, False), ("correct", 0, 80)]


@example([*TWO_CORRECTIONS, ("void_payout", 0)])
@example([*TAKEN_IN, ("void_payout", 0)])
@example(UPWARDS)
@example([*PUT_BACK, ("void_payout", 0)])
@example([*PUT_BACK[:3], ("earn", 40, False), ("pay", 10, True, False), ("correct", 0, 100), ("void_payout", 0)])
@example([("order", 100), *PAID[1:], ("customer", 0), ("void_payout", 0), ("customer", 0)])
@example([*HELD, ("customer", 0), ("void_payout", 0)])
@example([*HELD, ("void_payout", 0), ("customer", 0)])
@example([*IN_PARTS, ("correct", 0, 90), ("void_payout", 1), ("correct", 0, 100), ("void_payout", 0)])
@given(steps=STEPS)
@settings(max_examples=150)
def test_a_voided_payout_leaves_her_as_if_it_had_never_been(db, steps):
    real = Story(db).do(steps)
    mirror = Story(db, real.voided()).do(steps, real.takes_in)
    assert real.told() == mirror.told()


@given(steps=STEPS)
def test_where_nothing_was_ever_paid_nothing_is_carried(db, steps):
    real = Story(db).do(steps)
    for _payout in real.payouts:
        real.void_payout(0, None)
    balance, carried = real.told()
    assert carried == 0
    assert balance >= 0
