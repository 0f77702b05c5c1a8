"""The help of the pages."""

from __future__ import annotations

from grouphub.base.i18n import N_
from grouphub.desktop.help.lines import page

PAGES = {
    "today": page(
        N_("Today"),
        ("sun", "amber", N_("Here stands what has to be done now. The most urgent comes first.")),
        ("user-plus", "teal", N_("The big buttons begin what is done most often.")),
        ("magnifying-glass", "blue", N_("Ctrl+K finds a woman from every page, in any spelling.")),
        ("arrow-u-up-left", "plum", N_("Ctrl+Z takes back the last step. Ctrl+Y does it again.")),
        ("cooking-pot", "clay", N_("F12, or Esc twice, shows the recipes at once. Your password brings you back.")),
    ),
    "people": page(
        N_("People"),
        ("magnifying-glass", "blue", N_("Type part of a name, a village, a phone or a code. Any spelling finds her.")),
        ("funnel", "teal", N_("Press a word above the list to see only those women. The figure says how many.")),
        ("user", "amber", N_("Click a woman to see her at the side. Enter or a double click opens her page.")),
        ("plus", "green", N_("Add a woman, or press Ctrl+N. Only her name is needed; the rest can come later.")),
        ("check", "plum", N_("With Choose several you archive women or give them a task in one step.")),
    ),
    "person": page(
        N_("A woman's page"),
        ("user", "teal", N_("Everything the group has written about her stands here. Edit opens the form.")),
        ("phone", "amber", N_("Before you call, look whose phone it is and whether calling is safe.")),
        ("clock-counter-clockwise", "blue", N_("What happened stands below, the newest first.")),
        ("hand-heart", "plum", N_("Look what she agreed to before you show her name or picture to others.")),
        ("archive", "clay", N_("Archive takes her off the list. The bin in Settings brings her back as she was.")),
    ),
    "bakery": page(
        N_("Bread sheet"),
        ("bread", "amber", N_("Write how many were baked and sold. Plus, minus and the arrow keys count.")),
        ("list", "teal", N_("What was given away, burnt or left stands under Given, burnt, planned.")),
        ("users-three", "blue", N_("Who bakes says who gets a part, and how it is shared.")),
        ("check", "green", N_("Close the day, and everybody's share stands in Income.")),
        ("calendar-blank", "plum", N_("The arrows go to other days; any of them can still be put right.")),
    ),
    "bread": page(
        N_("What bread costs"),
        ("bread", "amber", N_("Each bread with its price, what one costs you, and what is left.")),
        ("book-open-text", "teal", N_("The recipe says what goes into one batch.")),
        ("cooking-pot", "clay", N_("When flour gets dearer, change it below: every bread follows.")),
        ("coins", "green", N_("The price to ask covers flour, fuel, your work and what you put on top.")),
        ("archive", "blue", N_("What you bake no longer stands at the end and can come back.")),
    ),
    "bakers": page(
        N_("Who bakes"),
        ("calendar-blank", "amber", N_("Write for each day who bakes, and for how long.")),
        ("bread", "teal", N_("Her hours stand in the sheet of that day by themselves.")),
        ("caret-right", "blue", N_("The arrows show the week before and the week after.")),
        ("lock-simple", "green", N_("A closed day is changed on its sheet, with a reason.")),
        ("users-three", "plum", N_("A woman stands once on a day: put her hours together.")),
    ),
    "settings": page(
        N_("Settings"),
        ("check-circle", "green", N_("Every change holds at once and is saved by itself.")),
        (
            "lock-simple",
            "teal",
            N_("When nobody types, the register locks. Choose a short time where others are near."),
        ),
        ("key", "blue", N_("Give every woman who works here her own password. Then you see who did what.")),
        ("file-text", "amber", N_("The recovery sheet opens the register when a password is forgotten.")),
        (
            "warning",
            "red",
            N_("Hiding keeps a glance away. It does not stop someone who knows the password or put in a spy program."),
        ),
    ),
    "own_fields": page(
        N_("Your own fields"),
        ("list-checks", "teal", N_("Write here what your group wants to know of each woman. Nobody has to answer.")),
        ("translate", "blue", N_("One language is enough for the name. Where another is missing, this one is shown.")),
        ("caret-up", "plum", N_("The arrows put the fields in order: so they stand in the form and on her page.")),
        ("archive", "clay", N_("A field with answers is archived, never erased. Bring it back whenever you like.")),
        ("magnifying-glass", "amber", N_("Women are found by what is written in your fields, and can be shown by it.")),
    ),
    "places": page(
        N_("Places"),
        ("map-pin", "teal", N_("Every village the women live in stands here, with how many they are.")),
        ("pencil-simple", "blue", N_("Change the name or the district of a village: all its women follow.")),
        ("arrows-merge", "amber", N_("Written in two ways? Put the two together; Undo parts them again.")),
        ("map-trifold", "plum", N_("A district got a new name? Write it here; women are still found by the old one.")),
        ("arrow-u-up-left", "clay", N_("Ctrl+Z takes back each change, for all the women in one step.")),
    ),
    "many": page(
        N_("Many women at once"),
        ("keyboard", "teal", N_("Type a name, Tab goes to the next cell, Enter to the next row.")),
        ("clipboard-text", "blue", N_("Copy rows in a spreadsheet and press Ctrl+V here: every cell finds its place.")),
        ("arrow-u-up-left", "plum", N_("Ctrl+D writes what stands above. Ctrl+Z takes back what was typed or pasted.")),
        ("warning", "amber", N_("Red was not understood, amber may be here already. You can save all the same.")),
        ("check", "green", N_("Save all adds every woman in one step. Only a row without a name stays here.")),
    ),
    "doubles": page(
        N_("Who is here twice?"),
        ("users", "teal", N_("Names in any spelling, phones, ages and villages are compared.")),
        ("user", "blue", N_("Look at both shows the two women side by side. Nothing is done yet.")),
        ("link-simple", "green", N_("They are one: everything of both stays together, and old links lead to her.")),
        ("users-three", "plum", N_("Two women: this pair is not asked about again.")),
        ("arrow-u-up-left", "clay", N_("One step takes it back, and her page parts them again for 90 days.")),
    ),
    "bring_in": page(
        N_("Bring women in from a table"),
        ("table", "teal", N_("Choose the file. It is only read; it stays as it is.")),
        ("list-checks", "blue", N_("Say what each column means. Most are guessed; what is unclear is asked once.")),
        ("eye", "plum", N_("Then you see row by row what comes, and decide where something is in doubt.")),
        ("check", "green", N_("Take over writes everything in one step. Nobody is taken out.")),
        ("arrow-u-up-left", "clay", N_("Undo takes it all out again, but leaves whoever was corrected since.")),
    ),
    "bin": page(
        N_("Bin"),
        ("trash", "clay", N_("Women you archived and notes you took out lie here.")),
        ("clock", "blue", N_("Nothing here goes away by itself.")),
        ("arrow-u-up-left", "green", N_("Bring back puts her into the list again, as she was.")),
        ("magnifying-glass", "teal", N_("With many women, type part of a name or a village.")),
        ("info", "plum", N_("Who lies in the bin is in no list and counts in no figure.")),
    ),
    "history": page(
        N_("What was changed"),
        ("list", "teal", N_("Every step stands here: what was done, when, and by whom.")),
        ("arrow-u-up-left", "plum", N_("Undo takes back the newest step. Then the one before can be taken back.")),
        ("user", "blue", N_("The name is that of the woman whose password opened the register.")),
        ("clock-counter-clockwise", "amber", N_("What was changed about one woman also stands on her page.")),
        ("eye-slash", "clay", N_("Steps that were taken back stay in the list, in paler letters.")),
    ),
}
"""By the name of the page."""
