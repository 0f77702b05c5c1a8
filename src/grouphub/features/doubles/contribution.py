"""What doubles add to the program."""

from grouphub.features.contribution import Contribution, Joins, PersonLink, Trace
from grouphub.features.doubles import actions
from grouphub.features.doubles.models import Merged, TwoWomen

DOUBLES = Contribution(
    name="doubles",
    models=(Merged, TwoWomen),
    actions=(actions.merge_people, actions.say_two_women),
    traces=(Trace("person_merged", "kept_id"), Trace("person_two", "one_id"), Trace("person_two", "other_id")),
    links=(
        PersonLink(Merged, "kept_id"),
        PersonLink(TwoWomen, "one_id", Joins.UNION, ("other_id",), apart="other_id"),
        PersonLink(TwoWomen, "other_id", Joins.UNION, ("one_id",), apart="one_id"),
    ),
)
