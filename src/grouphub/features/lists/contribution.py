"""What kept lists add to the program."""

from grouphub.features.contribution import Contribution
from grouphub.features.lists import actions
from grouphub.features.lists.models import SavedList

LISTS = Contribution(
    name="lists",
    models=(SavedList,),
    actions=(actions.keep_list, actions.rename_list, actions.move_list, actions.take_out_list),
)
