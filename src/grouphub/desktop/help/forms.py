"""The help of forms and other dialogs."""

from __future__ import annotations

from grouphub.base.i18n import N_
from grouphub.desktop.help.lines import EYE, PLAIN_WORDS, page

_KEPT = ("floppy-disk", "green", N_("Nothing typed is lost: close with Esc, open again, and it stands here."))
_LETTERS = ("text-aa", "plum", N_("The six small keys write ғ ӣ қ ӯ ҳ ҷ where the keyboard has no such letters."))
_DAY = ("calendar-blank", "blue", N_("Type a day as 17.3 or 17032025, or the word today. The Down key shows a month."))
_FOUND = ("warning", "red", N_("Whoever finds the paper or the file can read it. Keep it well."))

FORMS = {
    "form-person": page(
        N_("What is written about a woman"),
        ("user", "teal", N_("Only her name is needed. Everything else can come later.")),
        ("phone", "amber", N_("A phone with too few digits is kept all the same; you are only told.")),
        ("calendar-blank", "blue", N_("For her birth a day, a year, “about 1975” or her age will do.")),
        ("caret-down", "clay", N_("More about her opens the rest: school, work, what she agrees to, a picture.")),
        _KEPT,
    ),
    "form-note": page(
        N_("Note"),
        ("note-pencil", "teal", N_("Write what the group should remember about her.")),
        ("eye", "amber", N_("Everyone with a password reads this. What is private does not belong here.")),
        _DAY,
        _LETTERS,
        _KEPT,
    ),
    "form-standing": page(
        N_("Pausing and leaving"),
        ("pause-circle", "amber", N_("Choose what happened: she joins, pauses or leaves.")),
        _DAY,
        ("chat-text", "teal", N_("The reason helps others to understand later. It may stay empty.")),
        ("clock-counter-clockwise", "clay", N_("What happened before stays on her page.")),
        _KEPT,
    ),
    "form-roles": page(
        N_("What a woman does here"),
        ("list", "teal", N_("Every row is one thing she does or did, from a day until a day.")),
        ("check", "amber", N_("Leave the last day empty while she still does it.")),
        ("plus", "clay", N_("The plus puts in one more row, the bin takes a row out.")),
        _DAY,
        _KEPT,
    ),
    "form-give_role": page(
        N_("One thing for several women"),
        ("check", "teal", N_("Choose one thing; all the women you chose get it.")),
        _DAY,
        ("clock-counter-clockwise", "clay", N_("What they did before stays on their pages.")),
        ("arrow-u-up-left", "plum", N_("Ctrl+Z takes it back from all of them in one step.")),
        _KEPT,
    ),
    "form-papers": page(
        N_("Papers about the women"),
        ("printer", "teal", N_("Choose a paper, look at it at the right, then print it or save it as PDF.")),
        ("users-three", "blue", N_("It holds the women of the list as you filtered and sorted it.")),
        ("phone", "green", N_("The phone list has only numbers that are safe to call.")),
        ("note-pencil", "amber", N_("The sign-up sheet and the form are empty: they are filled in by hand.")),
        _FOUND,
    ),
    "form-record": page(
        N_("Her record on paper"),
        ("file-text", "teal", N_("All that is written about one woman, for her own eyes.")),
        ("user", "blue", N_("Give it to her alone. What it says is hers.")),
        ("printer", "amber", N_("Print puts it on paper, Save as PDF makes a file with a neutral name.")),
        _FOUND,
        ("x", "ink2", N_("Esc closes this and leads back to her page.")),
    ),
    "form-own_field": page(
        N_("A field of your own"),
        ("list-checks", "teal", N_("Ask in a few words, such as: children at school.")),
        ("translate", "blue", N_("One language is enough; the others show the same words.")),
        ("check", "amber", N_("Choose what kind of answer fits: words, a number, a day, yes or no, one of several.")),
        ("archive", "clay", N_("A field with answers is archived, never lost.")),
        _KEPT,
    ),
    "form-erase": page(
        N_("Erasing for ever"),
        ("warning", "red", N_("What is erased is gone. It does not go to the bin and cannot be taken back.")),
        ("archive", "clay", N_("Archive instead when she only leaves: then everything can come back.")),
        ("list", "teal", N_("Read first what goes and what stays.")),
        ("usb", "amber", N_("Copies made before still hold it.")),
        ("x", "ink2", N_("The first button, or Esc, changes nothing.")),
    ),
    "form-person_history": page(
        N_("What was changed about one woman"),
        ("list", "teal", N_("Every step about her stands here, the newest first.")),
        ("user", "blue", N_("Below each step stand its day and who did it.")),
        ("clock-counter-clockwise", "amber", N_("The lines of a step tell what stood there before and what after.")),
        ("arrow-u-up-left", "plum", N_("Ctrl+Z on her page takes back the last step.")),
        ("x", "ink2", N_("Esc closes this and leads back to her page.")),
    ),
    "form-password": page(
        N_("My password"),
        ("key", "teal", N_("First the password you have now, then the new one twice.")),
        PLAIN_WORDS,
        EYE,
        ("warning", "amber", N_("Copies made before still open with the old password.")),
        ("file-text", "green", N_("Your recovery sheet still holds: keep it.")),
    ),
    "form-keeper": page(
        N_("A password for another woman"),
        ("user", "teal", N_("Write her name as it shall stand beside what she does.")),
        ("key", "amber", N_("Let her type the password herself, unseen by others.")),
        PLAIN_WORDS,
        ("list", "plum", N_("Then the list of what was changed tells who did what.")),
        ("trash", "clay", N_("Settings takes a password out again. What she wrote stays.")),
    ),
    "form-group": page(
        N_("The group"),
        ("house", "teal", N_("The name stands at the top left and on printed papers.")),
        ("map-pin", "amber", N_("The village is offered first when you add a woman.")),
        ("lock-simple", "blue", N_("Before the password is typed, the name is not shown.")),
        _LETTERS,
        _KEPT,
    ),
    "form-own_filter": page(
        N_("Women by your own fields"),
        ("funnel", "teal", N_("Choose an answer: the list then shows only the women who gave it.")),
        ("hash", "blue", N_("For numbers and days say from and to. One of the two is enough.")),
        ("question", "amber", N_("No answer shows the women who were not asked yet.")),
        ("list-checks", "plum", N_("With several questions only those women are shown who fit all of them.")),
        ("arrow-u-up-left", "green", N_("Above the list a line says what is shown. Show all takes it away.")),
    ),
    "form-family_member": page(
        N_("Somebody of the family"),
        ("user", "teal", N_("Type part of a name. A woman of the register is chosen from the list with the arrows.")),
        ("users", "blue", N_("A husband, a child or anybody else needs no record: the name is enough.")),
        ("shield-check", "amber", N_("Say whether we may speak with her or him. It stands before every telephone.")),
        ("house-line", "plum", N_("A woman belongs to one family at a time. Her days in an earlier one are kept.")),
        _KEPT,
    ),
    "form-guardian": page(
        N_("Guardian"),
        ("user", "teal", N_("A guardian answers for a girl: a woman of the register, or a name with a telephone.")),
        ("shield-check", "amber", N_("Say first whether we may speak with her or him, and when.")),
        ("phone", "blue", N_("Say whose telephone it is. Then nobody is called by mistake.")),
        _LETTERS,
        _KEPT,
    ),
    "find": page(
        N_("Find a person"),
        ("magnifying-glass", "blue", N_("Type part of a name, a village, a phone or a code. Any spelling finds her.")),
        ("list", "teal", N_("The arrow keys go through the women found. Enter opens her page.")),
        ("keyboard", "amber", N_("The wrong keyboard language does no harm: she is found all the same.")),
        _LETTERS,
        ("plus", "green", N_("When nobody is found, a button adds her with the name you typed.")),
    ),
    "sheet": page(
        N_("New recovery sheet"),
        ("file-text", "green", N_("Print the sheet or write it down, then type two groups from your paper.")),
        ("house", "teal", N_("Keep it away from the computer, where only you find it.")),
        ("usb", "amber", N_("It is never saved on a stick that holds a copy of the register.")),
        ("key", "blue", N_("At the end your password is asked, so that nobody else makes a sheet.")),
        ("warning", "red", N_("The old sheet holds until the last step. Then tear it up.")),
    ),
    "take-out": page(
        N_("Taking out a password"),
        ("key", "red", N_("Her password then no longer opens this register.")),
        ("list", "teal", N_("What she has written stays, with her name.")),
        ("usb", "amber", N_("A copy made before still opens with her password.")),
        ("user-plus", "green", N_("You can give her a password again at any time.")),
        ("x", "ink2", N_("Keep it, or Esc, changes nothing.")),
    ),
}
"""By the name of the form, with ``form-`` before it, or of the dialog."""
