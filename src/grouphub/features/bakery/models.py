"""Tables of the bakery. What a day earned stands in the ledger; here stands what it was reckoned from."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from grouphub.base.money import Money
from grouphub.base.topics import Topic
from grouphub.features.income.models import MoneyColumn
from grouphub.store.records import Json, Key, Record


class BreadKind(Record):
    """A kind of bread. Its price is the one the next day begins with."""

    __tablename__ = "bread_kind"
    topic: ClassVar[Topic] = Topic.BAKERY

    name: Mapped[str]
    price: Mapped[Money] = mapped_column(MoneyColumn)
    place: Mapped[int]
    archived: Mapped[bool] = mapped_column(Boolean, default=False)


class BreadDay(Record):
    """A day of baking. While it is open its figures change; once closed, only with a reason."""

    __tablename__ = "bread_day"
    topic: ClassVar[Topic] = Topic.BAKERY

    day: Mapped[date] = mapped_column(unique=True)
    rule: Mapped[str]
    after_costs: Mapped[bool] = mapped_column(Boolean, default=True)
    fund_percent: Mapped[int] = mapped_column(default=0)
    """Hundredths of a per cent of the profit."""
    piece_pay: Mapped[Money] = mapped_column(MoneyColumn, default=Money(0))
    loss_taken: Mapped[Money] = mapped_column(MoneyColumn, default=Money(0))
    """What of an earlier loss is set against it."""
    note: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]


class BreadCount(Record):
    """How many of a kind were planned, baked, sold and so on, and for how much each."""

    __tablename__ = "bread_count"
    topic: ClassVar[Topic] = Topic.BAKERY

    bread_day_id: Mapped[Key] = mapped_column(ForeignKey("bread_day.id"), index=True)
    kind_id: Mapped[Key] = mapped_column(ForeignKey("bread_kind.id"), index=True)
    price: Mapped[Money] = mapped_column(MoneyColumn)
    """What one cost that day."""
    planned: Mapped[int] = mapped_column(default=0)
    baked: Mapped[int] = mapped_column(default=0)
    sold: Mapped[int] = mapped_column(default=0)
    given: Mapped[int] = mapped_column(default=0)
    spoiled: Mapped[int] = mapped_column(default=0)
    """Burnt or stale."""
    left: Mapped[int | None]
    """What was counted to be left; none: nobody counted, and it is reckoned."""

    __table_args__ = (
        CheckConstraint(
            "planned >= 0 AND baked >= 0 AND sold >= 0 AND given >= 0 AND spoiled >= 0", name="bread_is_counted"
        ),
    )


class BreadCost(Record):
    """What a day of baking cost."""

    __tablename__ = "bread_cost"
    topic: ClassVar[Topic] = Topic.BAKERY

    bread_day_id: Mapped[Key] = mapped_column(ForeignKey("bread_day.id"), index=True)
    category: Mapped[str]
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    from_box: Mapped[bool] = mapped_column(Boolean, default=True)
    """Whether it is paid from the cash box; what was bought earlier is not."""
    place: Mapped[int]


class BakeShift(Record):
    """Who bakes when. Her time flows into the day."""

    __tablename__ = "bake_shift"
    topic: ClassVar[Topic] = Topic.BAKERY

    day: Mapped[date] = mapped_column(index=True)
    person_id: Mapped[Key] = mapped_column(ForeignKey("person.id"), index=True)
    begins: Mapped[int | None]
    """Minutes since midnight."""
    minutes: Mapped[int]
    weight: Mapped[int | None]
    """Her part where it does not follow from the time: see ``income.sharing.Rule``."""
    place: Mapped[int] = mapped_column(default=0)

    __table_args__ = (CheckConstraint("minutes >= 0", name="time_goes_on"),)


class BreadOnCredit(Record):
    """Bread that was taken and not yet paid: who owes it says the debt that goes with it."""

    __tablename__ = "bread_on_credit"
    topic: ClassVar[Topic] = Topic.BAKERY

    bread_day_id: Mapped[Key] = mapped_column(ForeignKey("bread_day.id"), index=True)
    debt_id: Mapped[Key] = mapped_column(ForeignKey("debt.id"), index=True)


class BreadDayPast(Record):
    """What a closed day said before it was corrected."""

    __tablename__ = "bread_day_past"
    topic: ClassVar[Topic] = Topic.BAKERY

    bread_day_id: Mapped[Key] = mapped_column(ForeignKey("bread_day.id"), index=True)
    share_id: Mapped[Key | None] = mapped_column(ForeignKey("share.id"))
    changed_on: Mapped[date]
    reason: Mapped[str]
    figures: Mapped[Json]
    """Kinds with their counts and costs as they stood."""


class Ingredient(Record):
    """Something bread is made of, and what it costs now."""

    __tablename__ = "ingredient"
    topic: ClassVar[Topic] = Topic.BAKERY

    name: Mapped[str]
    unit: Mapped[str]
    price: Mapped[Money] = mapped_column(MoneyColumn)
    """Of one unit."""
    archived: Mapped[bool] = mapped_column(Boolean, default=False)


class IngredientPrice(Record):
    """What an ingredient cost from a day on."""

    __tablename__ = "ingredient_price"
    topic: ClassVar[Topic] = Topic.BAKERY

    ingredient_id: Mapped[Key] = mapped_column(ForeignKey("ingredient.id"), index=True)
    since: Mapped[date]
    price: Mapped[Money] = mapped_column(MoneyColumn)


class BreadRecipe(Record):
    """What goes into one batch of a kind of bread, and how many come out."""

    __tablename__ = "bread_recipe"
    topic: ClassVar[Topic] = Topic.BAKERY

    kind_id: Mapped[Key] = mapped_column(ForeignKey("bread_kind.id"), unique=True)
    pieces: Mapped[int]
    """How many one batch gives."""
    minutes: Mapped[int] = mapped_column(default=0)
    """Work on one batch."""
    hourly_wage: Mapped[Money] = mapped_column(MoneyColumn, default=Money(0))
    fuel: Mapped[Money] = mapped_column(MoneyColumn, default=Money(0))
    """Firewood, gas or current for one batch."""
    margin_percent: Mapped[int] = mapped_column(default=0)
    """Hundredths of a per cent on top of the cost."""
    how: Mapped[str] = mapped_column(default="")

    __table_args__ = (CheckConstraint("pieces > 0", name="gives_bread"),)


class BreadRecipePart(Record):
    """How much of an ingredient goes into one batch."""

    __tablename__ = "bread_recipe_part"
    topic: ClassVar[Topic] = Topic.BAKERY

    recipe_id: Mapped[Key] = mapped_column(ForeignKey("bread_recipe.id"), index=True)
    ingredient_id: Mapped[Key] = mapped_column(ForeignKey("ingredient.id"), index=True)
    quantity: Mapped[int]
    """Thousandths of a unit."""
    place: Mapped[int]


RECORDS: tuple[type[Record], ...] = (
    BreadKind,
    BreadDay,
    BreadCount,
    BreadCost,
    BakeShift,
    BreadOnCredit,
    BreadDayPast,
    Ingredient,
    IngredientPrice,
    BreadRecipe,
    BreadRecipePart,
)
