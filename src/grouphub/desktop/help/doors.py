"""The help of what is shown while the register is closed."""

from __future__ import annotations

from grouphub.base.i18n import N_
from grouphub.desktop.help.lines import EYE, PLAIN_WORDS, page

_STAYS = ("lock-simple", "teal", N_("Everything stays on this computer. Nothing is sent anywhere."))
_COMES_BACK = ("clock", "plum", N_("You may close in the middle. It goes on at the same step."))
_SHEET = ("file-text", "green", N_("The recovery sheet opens the register when a password is forgotten."))
_HIDES = N_("Hiding keeps a glance away. It does not stop someone who knows the password or put in a spy program.")

DOORS = {
    "first-run-1": page(
        N_("Language"),
        ("translate", "blue", N_("Choose the language of the screen. It can be changed at any time.")),
        ("keyboard", "amber", N_("The arrow keys choose, Tab goes to the next place, Enter goes on.")),
        _STAYS,
        ("arrow-left", "clay", N_("From every step you can go back to the one before.")),
        _COMES_BACK,
    ),
    "first-run-2": page(
        N_("Your group"),
        ("house", "teal", N_("The name stands at the top left and on printed papers.")),
        ("user", "blue", N_("Your own name stands beside what you do here.")),
        ("check", "green", N_("Tick what your group does. It can be changed later.")),
        _STAYS,
        _COMES_BACK,
    ),
    "first-run-3": page(
        N_("Password"),
        PLAIN_WORDS,
        EYE,
        _SHEET,
        ("usb", "amber", N_("It is never saved on a stick that holds a copy of the register.")),
        ("warning", "red", N_("Without password and sheet nobody opens the register, not even those who made it.")),
    ),
    "first-run-4": page(
        N_("Quick hide"),
        ("cooking-pot", "clay", N_("Press Esc twice quickly: the recipes appear and the register is locked.")),
        ("list", "teal", N_("Recipes in the list at the left does the same with one click.")),
        ("keyboard", "blue", N_("F12 does it with one key, also in the middle of a form.")),
        ("lock-simple", "amber", N_("The padlock on the recipes leads back.")),
        ("warning", "red", _HIDES),
    ),
    "unlock": page(
        N_("Opening the register"),
        ("keyboard", "blue", N_("The sign in the field tells which language the keyboard writes.")),
        ("eye", "teal", N_("The eye shows what you typed. Look first who is behind you.")),
        ("warning", "amber", N_("Caps Lock makes all letters capitals; then the password does not fit.")),
        ("clock", "plum", N_("After five wrong passwords you wait a little. Nobody is locked out for good.")),
        ("file-text", "green", N_("Password forgotten? The recovery sheet opens the register.")),
    ),
    "recipes": page(
        N_("Recipes"),
        ("cooking-pot", "clay", N_("Choose a bread above; what it needs stands at the left, the steps beside it.")),
        ("printer", "blue", N_("Print puts the recipe on paper.")),
        ("users-three", "teal", N_("The amounts are for the number of breads named in the list.")),
        ("clock", "amber", N_("Read all steps before you begin; dough needs its time.")),
        ("lock-simple", "ink2", N_("The padlock, Enter or Ctrl+L leads back.")),
    ),
    "unlock-sheet": page(
        N_("Recovery sheet"),
        ("file-text", "green", N_("Type the six groups from your recovery sheet, four signs in each.")),
        ("keyboard", "blue", N_("Big or small letters do not matter. There are no letters I, L, O and U.")),
        ("warning", "amber", N_("A wrong sign is told, with the number of its group.")),
        ("key", "teal", N_("Then you choose a new password; the old one opens nothing any more.")),
        ("arrow-left", "clay", N_("With the password in mind again, go back to it with the words below.")),
    ),
    "new-password": page(
        N_("New password"),
        ("key", "teal", N_("Type a new password twice. It takes the place of the forgotten one.")),
        PLAIN_WORDS,
        EYE,
        ("file-text", "green", N_("Your recovery sheet still holds: keep it.")),
        ("user", "plum", N_("Where several women work, say first whose password it is.")),
    ),
    "bringing-up": page(
        N_("A newer program"),
        ("clock", "amber", N_("The register was written by an earlier GroupHub. It is changed once, then it opens.")),
        ("floppy-disk", "teal", N_("Before that a copy is kept. It stands in Copy & share, as it was.")),
        ("check", "green", N_("The copy is opened again, and every row of it is compared.")),
        ("x", "clay", N_("Stop leaves the register as it was. It begins anew at the next opening.")),
        ("warning", "red", N_("Do not switch the computer off. If the power fails, nothing is lost.")),
    ),
    "clock": page(
        N_("Clock of the computer"),
        ("clock", "amber", N_("The clock shows a day that lies before what was entered last.")),
        ("calendar-blank", "blue", N_("With a wrong clock new entries get wrong days.")),
        ("check", "green", N_("If the clock is right, go on. Nothing has been stored yet.")),
        ("gear-six", "teal", N_("If it is wrong: close, set the clock of the computer, open the register again.")),
        ("warning", "clay", N_("A clock that is wrong every morning needs a new battery inside the computer.")),
    ),
}
"""By the name of the door, the step or the question."""
