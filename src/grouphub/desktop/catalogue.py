"""The pages and forms the window can show, by name; each is imported when first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection

    from grouphub.desktop.page import Page
    from grouphub.desktop.widgets.overlay import Dialog
    from grouphub.desktop.workspace import Workspace


@dataclass(frozen=True)
class PageEntry:
    """One page: its word and sign in the sidebar, and where its class is."""

    name: str
    title: str
    icon: str
    source: str
    """``module:Class`` below ``grouphub.desktop``."""
    within: str = ""
    """The page this one is opened from; its row is current in the sidebar meanwhile.

    Such a page has no row of its own, unless it has a title and the group does nothing it is opened from.
    """
    below: bool = False
    """Whether its row stands in the lower part of the sidebar."""
    or_within: str = ""
    """Another such page, where it is reached from two parts: the one she came from is current."""
    part: str = ""
    """The part of the group's work it belongs to: a group that does not do it has no row of it."""


PAGES = (
    PageEntry("today", N_("Today"), "sun", "today.page:TodayPage"),
    PageEntry("people", N_("People"), "users-three", "people.page:PeoplePage"),
    PageEntry("person", "", "user", "people.person_page:PersonPage", within="people"),
    PageEntry("many", "", "list", "people.many_page:ManyPage", within="people"),
    PageEntry("doubles", "", "users", "people.doubles_page:DoublesPage", within="people"),
    PageEntry("bring_in", "", "table", "transfer.page:BringInPage", within="people"),
    PageEntry("income", N_("Income"), "coins", "income.page:IncomePage"),
    PageEntry("her_income", "", "coins", "income.her_page:HerIncomePage", within="income"),
    PageEntry("cash", "", "coins", "income.cash_page:CashPage", within="income"),
    PageEntry("bakery", N_("Bakery"), "bread", "bakery.page:BreadSheetPage", part="bakery"),
    PageEntry("bread", "", "bread", "bakery.bread_page:BreadPage", within="bakery"),
    PageEntry("bakers", "", "bread", "bakery.bakers_page:BakersPage", within="bakery"),
    PageEntry("sewing", N_("Sewing"), "scissors", "sewing.page:SewingPage", part="sewing"),
    PageEntry("order", "", "scissors", "sewing.order_page:OrderPage", within="sewing"),
    PageEntry("stock", N_("Stock"), "package", "stock.page:StockPage", within="sewing", or_within="bakery"),
    PageEntry("material", "", "package", "stock.material_page:MaterialPage", within="stock"),
    PageEntry("tool", "", "gear-six", "stock.tool_page:ToolPage", within="stock"),
    PageEntry("copies", N_("Copy & share"), "usb", "copies.page:CopiesPage", below=True),
    PageEntry("keep_copy", "", "usb", "copies.keep_page:KeepCopyPage", within="copies"),
    PageEntry("bring_back", "", "usb", "copies.bring_page:BringBackPage", within="copies"),
    PageEntry("settings", N_("Settings"), "gear-six", "settings.page:SettingsPage", below=True),
    PageEntry("own_fields", "", "list-checks", "fields.page:OwnFieldsPage", within="settings"),
    PageEntry("places", "", "map-pin", "places.page:PlacesPage", within="settings"),
    PageEntry("bin", "", "trash", "settings.bin_page:BinPage", within="settings"),
    PageEntry("history", "", "clock-counter-clockwise", "settings.history_page:HistoryPage", within="settings"),
)

FORMS = {
    "person": "people.person_form:PersonDialog",
    "note": "people.note_form:NoteDialog",
    "standing": "people.standing_form:StandingDialog",
    "consent": "people.consent_form:ConsentDialog",
    "roles": "people.roles_form:RolesDialog",
    "together": "people.together_form:TogetherDialog",
    "give_role": "people.give_role_form:GiveRoleDialog",
    "merge": "people.merge_form:MergeDialog",
    "same_woman": "people.same_woman:SameWomanDialog",
    "more": "people.more_panel:MorePanel",
    "papers": "people.papers:PapersDialog",
    "save_table": "transfer.save_table:SaveTableDialog",
    "erase": "people.erase_dialog:EraseDialog",
    "record": "people.papers:RecordDialog",
    "person_history": "people.history_dialog:HistoryDialog",
    "family_member": "families.member_form:MemberDialog",
    "guardian": "families.guardian_form:GuardianDialog",
    "keep_list": "lists.keep_form:KeepListDialog",
    "lists": "lists.lists_dialog:ListsDialog",
    "own_filter": "fields.filter_form:OwnFilterDialog",
    "village": "places.village_form:VillageDialog",
    "merge_villages": "places.village_form:MergeVillagesDialog",
    "district": "places.district_form:DistrictDialog",
    "own_field": "fields.field_form:OwnFieldDialog",
    "password": "settings.password_form:PasswordDialog",
    "keeper": "settings.keeper_form:KeeperDialog",
    "group": "settings.group_form:GroupDialog",
    "earning": "income.earning_form:EarningDialog",
    "pay": "income.pay_form:PayDialog",
    "pay_all": "income.pay_form:PayAllDialog",
    "payout_papers": "income.payout_papers:PayoutPapersDialog",
    "share": "income.share_form:ShareDialog",
    "share_correct": "income.share_correct_form:CorrectShareDialog",
    "void": "income.void_form:VoidDialog",
    "income_book": "income.book_paper:IncomeBookDialog",
    "cash": "income.cash_form:CashDialog",
    "debt": "income.cash_form:DebtDialog",
    "purpose": "income.purpose_form:PurposeDialog",
    "debt_change": "income.cash_form:DebtChangeDialog",
    "debt_payment": "income.cash_form:DebtPaymentDialog",
    "count": "income.count_form:CountDialog",
    "receipt_paper": "income.receipt_paper:ReceiptDialog",
    "order": "sewing.order_form:OrderDialog",
    "order_payment": "sewing.money_forms:OrderPaymentDialog",
    "order_cancel": "sewing.money_forms:CancelOrderDialog",
    "measures": "sewing.measures_form:MeasuresDialog",
    "order_material": "sewing.material_form:OrderMaterialDialog",
    "order_card": "sewing.order_card:OrderCardDialog",
    "material": "stock.material_forms:MaterialDialog",
    "buy": "stock.material_forms:BuyDialog",
    "use": "stock.material_forms:UseDialog",
    "count_stock": "stock.material_forms:CountStockDialog",
    "void_move": "stock.material_forms:VoidMoveDialog",
    "remnant": "stock.remnant_forms:RemnantDialog",
    "use_remnant": "stock.remnant_forms:UseRemnantDialog",
    "tool": "stock.tool_forms:ToolDialog",
    "care": "stock.tool_forms:CareDialog",
    "void_care": "stock.tool_forms:VoidCareDialog",
    "bread_kind": "bakery.kind_form:BreadKindDialog",
    "bread_recipe": "bakery.kind_form:RecipeDialog",
    "ingredient": "bakery.kind_form:IngredientDialog",
    "bread_costs": "bakery.day_forms:CostsDialog",
    "bread_bakers": "bakery.day_forms:BakersDialog",
    "bread_paper": "bakery.sheet_paper:BreadPaperDialog",
    "bread_price": "bakery.day_forms:PriceDialog",
    "bread_credit": "bakery.credit_forms:CreditDialog",
    "bread_credit_change": "bakery.credit_forms:CreditChangeDialog",
    "bread_close": "bakery.day_forms:CloseDialog",
    "bread_correct": "bakery.correct_form:CorrectDialog",
    "find": "people.find:FindPanel",
    "new_sheet": "settings.sheet_dialog:SheetDialog",
}
"""Dialogs that return after the lock, by the name they are opened with: with their form, or at their ``place``."""

_BY_NAME = {entry.name: entry for entry in PAGES}


def rows_of(parts: Collection[str]) -> list[PageEntry]:
    """Return the pages that have a row in the sidebar of a group that does these parts, in their order."""
    own = {one.name for one in PAGES if not one.within and (not one.part or one.part in parts)}
    alone = {one.name for one in PAGES if one.within and one.title and not own & {one.within, one.or_within}}
    return [one for one in PAGES if one.name in own | alone]


def entry(name: str) -> PageEntry:
    """Return the page named ``name``; an unknown one is Today."""
    return _BY_NAME.get(name, PAGES[0])


def make_page(name: str, workspace: Workspace) -> Page:
    """Build the page named ``name``."""
    page: Page = load(entry(name).source)(workspace)
    return page


def make_form(name: str, workspace: Workspace, about: dict[str, Any]) -> Dialog:
    """Build the dialog of the form named ``name``. Raises KeyError for an unknown one."""
    dialog: Dialog = load(FORMS[name])(workspace, **about)
    dialog.help_name = f"form-{name}"
    return dialog


def load(source: str) -> Any:
    """Import and return what ``source`` names."""
    module, name = source.split(":")
    return getattr(import_module(f"grouphub.desktop.{module}"), name)
