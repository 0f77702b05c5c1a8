CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_name UNIQUE (name)
);
CREATE TABLE keeper (
	id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	since INTEGER NOT NULL, 
	password_since INTEGER NOT NULL, 
	left_at INTEGER, 
	CONSTRAINT pk_keeper PRIMARY KEY (id)
);
CREATE TABLE journal_batch (
	number INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	computer VARCHAR NOT NULL, 
	who BLOB, 
	kind VARCHAR NOT NULL, 
	"of" INTEGER, 
	undone BOOLEAN NOT NULL, 
	sentence VARCHAR NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_journal_batch PRIMARY KEY (number), 
	CONSTRAINT uq_journal_batch_id UNIQUE (id)
);
CREATE TABLE draft (
	place VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (place)
);
CREATE TABLE person_spelling (
	person_id BLOB NOT NULL, 
	text VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_spelling PRIMARY KEY (id), 
	CONSTRAINT fk_person_spelling_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_phone (
	person_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	typed VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	whose VARCHAR NOT NULL, 
	whose_words VARCHAR NOT NULL, 
	safe VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	remark VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_phone PRIMARY KEY (id), 
	CONSTRAINT fk_person_phone_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_role (
	person_id BLOB NOT NULL, 
	role VARCHAR NOT NULL, 
	since DATE, 
	until DATE, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (id), 
	CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_standing (
	person_id BLOB NOT NULL, 
	standing VARCHAR NOT NULL, 
	day DATE, 
	reason VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_standing PRIMARY KEY (id), 
	CONSTRAINT fk_person_standing_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_consent (
	person_id BLOB NOT NULL, 
	purpose VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	way VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_consent PRIMARY KEY (id), 
	CONSTRAINT fk_person_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_note (
	person_id BLOB NOT NULL, 
	day DATE NOT NULL, 
	text VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_note PRIMARY KEY (id), 
	CONSTRAINT fk_person_note_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE person_picture (
	person_id BLOB NOT NULL, 
	jpeg BLOB NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_picture PRIMARY KEY (id), 
	CONSTRAINT uq_person_picture_person_id UNIQUE (person_id), 
	CONSTRAINT fk_person_picture_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE journal_row (
	number INTEGER NOT NULL, 
	batch INTEGER NOT NULL, 
	record_table VARCHAR NOT NULL, 
	record_id BLOB NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_journal_row PRIMARY KEY (number), 
	CONSTRAINT fk_journal_row_batch FOREIGN KEY(batch) REFERENCES journal_batch (number)
);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
CREATE TABLE own_field (
	kind VARCHAR NOT NULL, 
	name_tg VARCHAR NOT NULL, 
	name_ru VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	archived_at INTEGER, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_own_field PRIMARY KEY (id)
);
CREATE TABLE own_choice (
	field_id BLOB NOT NULL, 
	name_tg VARCHAR NOT NULL, 
	name_ru VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	archived_at INTEGER, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_own_choice PRIMARY KEY (id), 
	CONSTRAINT fk_own_choice_field_id FOREIGN KEY(field_id) REFERENCES own_field (id)
);
CREATE TABLE own_value (
	person_id BLOB NOT NULL, 
	field_id BLOB NOT NULL, 
	text VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	sort VARCHAR NOT NULL, 
	choice_id BLOB, 
	other_id BLOB, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_own_value PRIMARY KEY (id), 
	CONSTRAINT fk_own_value_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_own_value_field_id FOREIGN KEY(field_id) REFERENCES own_field (id), 
	CONSTRAINT fk_own_value_choice_id FOREIGN KEY(choice_id) REFERENCES own_choice (id), 
	CONSTRAINT fk_own_value_other_id FOREIGN KEY(other_id) REFERENCES person (id), 
	CONSTRAINT uq_own_value_person_id_field_id UNIQUE (person_id, field_id)
);
CREATE TABLE erased (
	id BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	CONSTRAINT pk_erased PRIMARY KEY (id)
);
CREATE TABLE household (
	written_on DATE NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_household PRIMARY KEY (id)
);
CREATE TABLE household_member (
	household_id BLOB NOT NULL, 
	person_id BLOB, 
	name VARCHAR NOT NULL, 
	birth TEXT, 
	kin VARCHAR NOT NULL, 
	kin_words VARCHAR NOT NULL, 
	of_id BLOB, 
	lives_here BOOLEAN, 
	since DATE, 
	until DATE, 
	safe VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	remark VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_household_member PRIMARY KEY (id), 
	CONSTRAINT fk_household_member_household_id FOREIGN KEY(household_id) REFERENCES household (id), 
	CONSTRAINT fk_household_member_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_household_member_of_id FOREIGN KEY(of_id) REFERENCES person (id)
);
CREATE TABLE guardian (
	person_id BLOB NOT NULL, 
	guardian_id BLOB, 
	name VARCHAR NOT NULL, 
	kin VARCHAR NOT NULL, 
	kin_words VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	normal VARCHAR NOT NULL, 
	whose VARCHAR NOT NULL, 
	whose_words VARCHAR NOT NULL, 
	safe VARCHAR NOT NULL, 
	hours VARCHAR NOT NULL, 
	remark VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_guardian PRIMARY KEY (id), 
	CONSTRAINT fk_guardian_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_guardian_guardian_id FOREIGN KEY(guardian_id) REFERENCES person (id)
);
CREATE TABLE village (
	name VARCHAR NOT NULL, 
	jamoat VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	identity VARCHAR NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_village PRIMARY KEY (id), 
	CONSTRAINT uq_village_identity UNIQUE (identity)
);
CREATE TABLE district (
	"key" VARCHAR NOT NULL, 
	tg VARCHAR NOT NULL, 
	ru VARCHAR NOT NULL, 
	en VARCHAR NOT NULL, 
	also TEXT NOT NULL, 
	former TEXT NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_district PRIMARY KEY (id), 
	CONSTRAINT uq_district_key UNIQUE ("key")
);
CREATE TABLE "person" (
	"row" INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	given VARCHAR NOT NULL, 
	patronymic VARCHAR NOT NULL, 
	family VARCHAR NOT NULL, 
	paper_name VARCHAR NOT NULL, 
	birth TEXT, 
	schooling VARCHAR NOT NULL, 
	in_school BOOLEAN, 
	village_id BLOB, 
	street VARCHAR NOT NULL, 
	house VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	archived_at INTEGER, 
	village VARCHAR NOT NULL, 
	standing VARCHAR NOT NULL, 
	roles INTEGER NOT NULL, 
	joined_on DATE, 
	sort_given VARCHAR NOT NULL, 
	sort_family VARCHAR NOT NULL, 
	sort_village VARCHAR NOT NULL, 
	search_names VARCHAR NOT NULL, 
	search_place VARCHAR NOT NULL, 
	search_more VARCHAR NOT NULL, 
	search_digits VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY ("row"), 
	CONSTRAINT uq_person_id UNIQUE (id), 
	CONSTRAINT fk_person_village_id FOREIGN KEY(village_id) REFERENCES village (id)
);
CREATE TABLE person_merged (
	gone_id BLOB NOT NULL, 
	kept_id BLOB NOT NULL, 
	gone_name VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_merged PRIMARY KEY (id), 
	CONSTRAINT fk_person_merged_kept_id FOREIGN KEY(kept_id) REFERENCES person (id)
);
CREATE TABLE person_two (
	one_id BLOB NOT NULL, 
	other_id BLOB NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_person_two PRIMARY KEY (id), 
	CONSTRAINT fk_person_two_one_id FOREIGN KEY(one_id) REFERENCES person (id), 
	CONSTRAINT fk_person_two_other_id FOREIGN KEY(other_id) REFERENCES person (id)
);
CREATE TABLE table_taken (
	day DATE NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_table_taken PRIMARY KEY (id)
);
CREATE TABLE saved_list (
	name VARCHAR NOT NULL, 
	shows TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	CONSTRAINT pk_saved_list PRIMARY KEY (id)
);
CREATE TABLE copy_kept (
	id BLOB NOT NULL, 
	at INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	folder VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	outside BOOLEAN NOT NULL, 
	CONSTRAINT pk_copy_kept PRIMARY KEY (id)
);
CREATE TABLE ledger_balance ( person_id BLOB NOT NULL, amount INTEGER NOT NULL, carried INTEGER NOT NULL, lines INTEGER NOT NULL, CONSTRAINT pk_ledger_balance PRIMARY KEY (person_id) ) WITHOUT ROWID;
CREATE TABLE ledger_box ( month INTEGER NOT NULL, amount INTEGER NOT NULL, lines INTEGER NOT NULL, CONSTRAINT pk_ledger_box PRIMARY KEY (month) );
CREATE TABLE ledger_debt ( debt_id BLOB NOT NULL, owed INTEGER NOT NULL, paid INTEGER NOT NULL, lines INTEGER NOT NULL, CONSTRAINT pk_ledger_debt PRIMARY KEY (debt_id) ) WITHOUT ROWID;
CREATE TABLE ledger_month ( month INTEGER NOT NULL, person_id BLOB NOT NULL, area VARCHAR NOT NULL, kind VARCHAR NOT NULL, amount INTEGER NOT NULL, lines INTEGER NOT NULL, CONSTRAINT pk_ledger_month PRIMARY KEY (month, person_id, area, kind) ) WITHOUT ROWID;
CREATE TABLE ledger_purpose ( purpose_id BLOB NOT NULL, came_in INTEGER NOT NULL, went_out INTEGER NOT NULL, lines INTEGER NOT NULL, CONSTRAINT pk_ledger_purpose PRIMARY KEY (purpose_id) ) WITHOUT ROWID;
CREATE TABLE month_close ( month DATE NOT NULL, closed_on DATE NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_month_close PRIMARY KEY (id), CONSTRAINT uq_month_close_month UNIQUE (month) );
CREATE TABLE payout_run ( day DATE NOT NULL, note VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_payout_run PRIMARY KEY (id) );
CREATE TABLE purpose ( name VARCHAR NOT NULL, giver VARCHAR NOT NULL, budget INTEGER NOT NULL, since DATE, until DATE, ended BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_purpose PRIMARY KEY (id) );
CREATE TABLE receipt_counter ( id INTEGER NOT NULL, newest INTEGER NOT NULL, CONSTRAINT pk_receipt_counter PRIMARY KEY (id) );
CREATE TABLE share ( area VARCHAR NOT NULL, day DATE NOT NULL, written_on DATE NOT NULL, what VARCHAR NOT NULL, source VARCHAR NOT NULL, source_id BLOB, rule VARCHAR NOT NULL, total INTEGER NOT NULL, costs INTEGER NOT NULL, after_costs BOOLEAN NOT NULL, fund_percent INTEGER NOT NULL, loss_taken INTEGER NOT NULL, fund INTEGER NOT NULL, piece_pay INTEGER NOT NULL, rest INTEGER NOT NULL, loss INTEGER NOT NULL, waits BOOLEAN NOT NULL, replaces_id BLOB, voided_on DATE, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_share PRIMARY KEY (id), CONSTRAINT fk_share_replaces_id FOREIGN KEY(replaces_id) REFERENCES share (id) );
CREATE TABLE debt ( area VARCHAR NOT NULL, day DATE NOT NULL, person_id BLOB, party VARCHAR NOT NULL, what VARCHAR NOT NULL, due DATE, source VARCHAR NOT NULL, source_id BLOB, id BLOB NOT NULL, CONSTRAINT pk_debt PRIMARY KEY (id), CONSTRAINT fk_debt_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE share_part ( share_id BLOB NOT NULL, person_id BLOB NOT NULL, place INTEGER NOT NULL, weight INTEGER NOT NULL, amount INTEGER NOT NULL, odd BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_share_part PRIMARY KEY (id), CONSTRAINT fk_share_part_share_id FOREIGN KEY(share_id) REFERENCES share (id), CONSTRAINT fk_share_part_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE ledger_line ( kind VARCHAR NOT NULL, area VARCHAR NOT NULL, day DATE NOT NULL, written_on DATE NOT NULL, amount INTEGER NOT NULL, person_id BLOB, party VARCHAR NOT NULL, category VARCHAR NOT NULL, note VARCHAR NOT NULL, source VARCHAR NOT NULL, source_id BLOB, run_id BLOB, is_advance BOOLEAN NOT NULL, debt_id BLOB, purpose_id BLOB, currency VARCHAR NOT NULL, foreign_amount INTEGER, rate INTEGER, reverses_id BLOB, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_ledger_line PRIMARY KEY (id), CONSTRAINT ck_ledger_line_amount_moves CHECK (amount <> 0), CONSTRAINT fk_ledger_line_person_id FOREIGN KEY(person_id) REFERENCES person (id), CONSTRAINT fk_ledger_line_run_id FOREIGN KEY(run_id) REFERENCES payout_run (id), CONSTRAINT fk_ledger_line_debt_id FOREIGN KEY(debt_id) REFERENCES debt (id), CONSTRAINT fk_ledger_line_purpose_id FOREIGN KEY(purpose_id) REFERENCES purpose (id), CONSTRAINT fk_ledger_line_reverses_id FOREIGN KEY(reverses_id) REFERENCES ledger_line (id) );
CREATE TABLE cash_count ( day DATE NOT NULL, pieces TEXT NOT NULL, counted INTEGER NOT NULL, expected INTEGER NOT NULL, line_id BLOB, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_cash_count PRIMARY KEY (id), CONSTRAINT fk_cash_count_line_id FOREIGN KEY(line_id) REFERENCES ledger_line (id) );
CREATE TABLE receipt ( number INTEGER NOT NULL, line_id BLOB NOT NULL, written_on DATE NOT NULL, what VARCHAR NOT NULL, left_to_pay INTEGER, voided_on DATE, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_receipt PRIMARY KEY (id), CONSTRAINT uq_receipt_number UNIQUE (number), CONSTRAINT fk_receipt_line_id FOREIGN KEY(line_id) REFERENCES ledger_line (id) );
CREATE TABLE bread_day ( day DATE NOT NULL, rule VARCHAR NOT NULL, after_costs BOOLEAN NOT NULL, fund_percent INTEGER NOT NULL, piece_pay INTEGER NOT NULL, loss_taken INTEGER NOT NULL, note VARCHAR NOT NULL, closed_on DATE, id BLOB NOT NULL, CONSTRAINT pk_bread_day PRIMARY KEY (id), CONSTRAINT uq_bread_day_day UNIQUE (day) );
CREATE TABLE bread_kind ( name VARCHAR NOT NULL, price INTEGER NOT NULL, place INTEGER NOT NULL, archived BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_kind PRIMARY KEY (id) );
CREATE TABLE ingredient ( name VARCHAR NOT NULL, unit VARCHAR NOT NULL, price INTEGER NOT NULL, archived BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_ingredient PRIMARY KEY (id) );
CREATE TABLE bread_cost ( bread_day_id BLOB NOT NULL, category VARCHAR NOT NULL, amount INTEGER NOT NULL, from_box BOOLEAN NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_cost PRIMARY KEY (id), CONSTRAINT fk_bread_cost_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id) );
CREATE TABLE bread_count ( bread_day_id BLOB NOT NULL, kind_id BLOB NOT NULL, price INTEGER NOT NULL, planned INTEGER NOT NULL, baked INTEGER NOT NULL, sold INTEGER NOT NULL, given INTEGER NOT NULL, spoiled INTEGER NOT NULL, "left" INTEGER, id BLOB NOT NULL, CONSTRAINT pk_bread_count PRIMARY KEY (id), CONSTRAINT ck_bread_count_bread_is_counted CHECK (planned >= 0 AND baked >= 0 AND sold >= 0 AND given >= 0 AND spoiled >= 0), CONSTRAINT fk_bread_count_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_count_kind_id FOREIGN KEY(kind_id) REFERENCES bread_kind (id) );
CREATE TABLE bread_day_past ( bread_day_id BLOB NOT NULL, share_id BLOB, changed_on DATE NOT NULL, reason VARCHAR NOT NULL, figures TEXT NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_day_past PRIMARY KEY (id), CONSTRAINT fk_bread_day_past_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_day_past_share_id FOREIGN KEY(share_id) REFERENCES share (id) );
CREATE TABLE bread_recipe ( kind_id BLOB NOT NULL, pieces INTEGER NOT NULL, minutes INTEGER NOT NULL, hourly_wage INTEGER NOT NULL, fuel INTEGER NOT NULL, margin_percent INTEGER NOT NULL, how VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_recipe PRIMARY KEY (id), CONSTRAINT ck_bread_recipe_gives_bread CHECK (pieces > 0), CONSTRAINT uq_bread_recipe_kind_id UNIQUE (kind_id), CONSTRAINT fk_bread_recipe_kind_id FOREIGN KEY(kind_id) REFERENCES bread_kind (id) );
CREATE TABLE ingredient_price ( ingredient_id BLOB NOT NULL, since DATE NOT NULL, price INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_ingredient_price PRIMARY KEY (id), CONSTRAINT fk_ingredient_price_ingredient_id FOREIGN KEY(ingredient_id) REFERENCES ingredient (id) );
CREATE TABLE bake_shift ( day DATE NOT NULL, person_id BLOB NOT NULL, begins INTEGER, minutes INTEGER NOT NULL, weight INTEGER, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bake_shift PRIMARY KEY (id), CONSTRAINT ck_bake_shift_time_goes_on CHECK (minutes >= 0), CONSTRAINT fk_bake_shift_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE bread_recipe_part ( recipe_id BLOB NOT NULL, ingredient_id BLOB NOT NULL, quantity INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_recipe_part PRIMARY KEY (id), CONSTRAINT fk_bread_recipe_part_recipe_id FOREIGN KEY(recipe_id) REFERENCES bread_recipe (id), CONSTRAINT fk_bread_recipe_part_ingredient_id FOREIGN KEY(ingredient_id) REFERENCES ingredient (id) );
CREATE TABLE bread_on_credit ( bread_day_id BLOB NOT NULL, debt_id BLOB NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_on_credit PRIMARY KEY (id), CONSTRAINT fk_bread_on_credit_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_on_credit_debt_id FOREIGN KEY(debt_id) REFERENCES debt (id) );
CREATE TABLE measurement_set ( person_id BLOB, party VARCHAR NOT NULL, party_key VARCHAR NOT NULL, garment VARCHAR NOT NULL, taken_on DATE NOT NULL, measures TEXT NOT NULL, note VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_measurement_set PRIMARY KEY (id), CONSTRAINT fk_measurement_set_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE sewing_order ( number INTEGER NOT NULL, person_id BLOB, party VARCHAR NOT NULL, phone VARCHAR NOT NULL, garment VARCHAR NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL, cloth VARCHAR NOT NULL, measurement_id BLOB, taken_on DATE NOT NULL, due DATE, fitted_on DATE, stage VARCHAR NOT NULL, cut_on DATE, sewn_on DATE, delivered_on DATE, note VARCHAR NOT NULL, rule VARCHAR NOT NULL, after_costs BOOLEAN NOT NULL, fund_percent INTEGER NOT NULL, piece_pay INTEGER NOT NULL, debt_id BLOB, cancelled_on DATE, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_sewing_order PRIMARY KEY (id), CONSTRAINT ck_sewing_order_something_is_sewn CHECK (quantity > 0), CONSTRAINT uq_sewing_order_number UNIQUE (number), CONSTRAINT fk_sewing_order_person_id FOREIGN KEY(person_id) REFERENCES person (id), CONSTRAINT fk_sewing_order_measurement_id FOREIGN KEY(measurement_id) REFERENCES measurement_set (id) ON DELETE SET NULL, CONSTRAINT fk_sewing_order_debt_id FOREIGN KEY(debt_id) REFERENCES debt (id) );
CREATE TABLE order_cost ( order_id BLOB NOT NULL, what VARCHAR NOT NULL, amount INTEGER NOT NULL, from_box BOOLEAN NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_order_cost PRIMARY KEY (id), CONSTRAINT fk_order_cost_order_id FOREIGN KEY(order_id) REFERENCES sewing_order (id) );
CREATE TABLE order_worker ( order_id BLOB NOT NULL, person_id BLOB NOT NULL, task VARCHAR NOT NULL, weight INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_order_worker PRIMARY KEY (id), CONSTRAINT fk_order_worker_order_id FOREIGN KEY(order_id) REFERENCES sewing_order (id), CONSTRAINT fk_order_worker_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE material ( name VARCHAR NOT NULL, unit VARCHAR NOT NULL, area VARCHAR NOT NULL, least INTEGER NOT NULL, note VARCHAR NOT NULL, ended BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_material PRIMARY KEY (id) );
CREATE TABLE remnant ( what VARCHAR NOT NULL, material_id BLOB, long_cm INTEGER NOT NULL, wide_cm INTEGER NOT NULL, day DATE NOT NULL, place VARCHAR NOT NULL, used_on DATE, used_for VARCHAR NOT NULL, id BLOB NOT NULL, note VARCHAR DEFAULT '' NOT NULL, CONSTRAINT pk_remnant PRIMARY KEY (id), CONSTRAINT fk_remnant_material_id FOREIGN KEY(material_id) REFERENCES material (id) );
CREATE TABLE stock_move ( material_id BLOB NOT NULL, kind VARCHAR NOT NULL, day DATE NOT NULL, written_on DATE NOT NULL, quantity INTEGER NOT NULL, note VARCHAR NOT NULL, source VARCHAR NOT NULL, source_id BLOB, reverses_id BLOB, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_stock_move PRIMARY KEY (id), CONSTRAINT ck_stock_move_quantity_moves CHECK (quantity <> 0), CONSTRAINT fk_stock_move_material_id FOREIGN KEY(material_id) REFERENCES material (id), CONSTRAINT fk_stock_move_reverses_id FOREIGN KEY(reverses_id) REFERENCES stock_move (id) );
CREATE TABLE tool ( name VARCHAR NOT NULL, code VARCHAR NOT NULL, condition VARCHAR NOT NULL, person_id BLOB, place VARCHAR NOT NULL, since DATE, next_care DATE, care VARCHAR NOT NULL, note VARCHAR NOT NULL, ended BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_tool PRIMARY KEY (id), CONSTRAINT fk_tool_person_id FOREIGN KEY(person_id) REFERENCES person (id) );
CREATE TABLE tool_care ( tool_id BLOB NOT NULL, day DATE NOT NULL, what VARCHAR NOT NULL, id BLOB NOT NULL, note VARCHAR DEFAULT '' NOT NULL, was_due DATE, next_care DATE, voided_on DATE, reason VARCHAR DEFAULT '' NOT NULL, CONSTRAINT pk_tool_care PRIMARY KEY (id), CONSTRAINT fk_tool_care_tool_id FOREIGN KEY(tool_id) REFERENCES tool (id) );
INSERT INTO setting ("name", "value", "id") VALUES ('name', '"Гулафшон"', X'A9CB7844317A54A8BD3084F4BCF9E513');
INSERT INTO setting ("name", "value", "id") VALUES ('village', '"Анорбоғ"', X'508599892D7750AF88A1CD4B0764A14A');
INSERT INTO setting ("name", "value", "id") VALUES ('district', '"vakhsh"', X'93438E37219659ADA5F3518C4ED3F2E3');
INSERT INTO keeper ("id", "name", "since", "password_since", "left_at") VALUES (X'01A21579C24273C1B6278863B9A72D3D', 'Нигина', 1772442000000, 1772442000000, NULL);
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (1, X'01A21579C3DD7CA5A02773F4937B86AE', 116158758912000000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, 'Settings changed', '{}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (2, X'01A21579C40E7E81927A99B695E6B135', 116158770708480000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Адиба Назарова"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (3, X'01A21579C42076079D8E401CD4CE4AF1', 116158782504960000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Зебо Раҳимова"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (4, X'01A21579C42D7FAD91AD170D26E6FEEB', 116158794301440000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Барно"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (5, X'01A21579C4367DA3B9B25C01DC3DABDC', 116158806097920000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Лола Азимова"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (6, X'01A21579C4407C65AB1BA158E965B06B', 116158817894400000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Нодира"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (7, X'01A21579C4517143B9DA12C3E2FA2384', 116158829690880000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was added', '{"name":"Фарида"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (8, X'01A21579C4677B56A4B86EF594203A89', 116158829690880001, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was archived', '{"count":"1","name":"Фарида"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (9, X'01A21579C48C7971A57817161EF9A01C', 116158829690880002, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was changed', '{"name":"Лола Азимова"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (10, X'01A21579C4AA7A6E927CBCBDEF24C925', 116158829690880003, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, 'The picture of {name} was kept', '{"name":"Зебо Раҳимова"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (11, X'01A21579C4B573949D3AA34992CD6767', 116158829690880004, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} is pausing', '{"count":"1","name":"Барно"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (12, X'01A21579C4BC70BAA0D69435BEB700A1', 116158841487360000, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 1, '{name} was added', '{"name":"Саида"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (13, X'01A21579C4C3703198BB0D3FE59A64CD', 116158841487360001, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'undo', 12, 0, '{name} was added', '{"name":"Саида"}');
INSERT INTO journal_batch ("number", "id", "at", "computer", "who", "kind", "of", "undone", "sentence", "facts") VALUES (14, X'01A21579C4D5754F8BFDE3C8289E2066', 116158841487360002, 'village-pc', X'01A21579C24273C1B6278863B9A72D3D', 'do', NULL, 0, '{name} was changed', '{"name":"Зебо Раҳимова"}');
INSERT INTO draft ("place", "state") VALUES ('people/new', '{"fields":{"given":"Ҳалима","village":"Анорбоғ","street":"кӯчаи Нав 1"}}');
INSERT INTO person_spelling ("person_id", "text", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 'Адибахон', X'01A21579C3F77718A72271BA0B10D677');
INSERT INTO person_phone ("person_id", "place", "typed", "normal", "whose", "whose_words", "safe", "hours", "remark", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 0, '52 000 00 01', '+992520000001', 'husband', '', 'no', 'after 16:00', 'ask for her', X'01A21579C3E77AFEBBC1E58B699627B4');
INSERT INTO person_role ("person_id", "role", "since", "until", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 'sewing', '2025-05-01', NULL, X'01A21579C3E870A99CC98B27FEB2C670');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 'joined', '2025-05-01', '', X'01A21579C40C758ABC6365F36C8FC7DD');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C41E74DBA629BFD5AF201320', 'joined', NULL, '', X'01A21579C42072CD98F5489347068DCF');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', 'joined', NULL, '', X'01A21579C42D7A3AA9D80A650ADE9107');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C4347CE3A125F2ED3BB0680B', 'joined', NULL, '', X'01A21579C43575CFA7D449999DE4FCD0');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C43F78FCAC2B60F13EDC72A8', 'joined', NULL, '', X'01A21579C4407BAA8A9DD4675047B52A');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C44F7D2E9EB138A0F92FCD4A', 'joined', NULL, '', X'01A21579C451721686D782B95E92762A');
INSERT INTO person_standing ("person_id", "standing", "day", "reason", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', 'paused', '2026-02-01', 'harvest', X'01A21579C4B578B0A558A30B25C42134');
INSERT INTO person_consent ("person_id", "purpose", "answer", "day", "way", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 'keep', 'given', '2025-05-01', 'written', X'01A21579C3E87BEBB801CCCE592F6696');
INSERT INTO person_note ("person_id", "day", "text", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', '2026-03-02', 'Likes to sew.', X'01A21579C3F479B7856C491F021BD5D0');
INSERT INTO person_picture ("person_id", "jpeg", "id") VALUES (X'01A21579C41E74DBA629BFD5AF201320', X'FFD8FFE000104A46494600010100000100010000FFDB0043000604040504040605050506060607090E0909080809120D0D0A0E1512161615121414171A211C17181F1914141D271D1F2223252525161C292C28242B21242524FFDB00430106060609080911090911241814182424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424FFC00011080028003C03012200021101031101FFC4001500010100000000000000000000000000000006FFC40014100100000000000000000000000000000000FFC4001501010100000000000000000000000000000005FFC40014110100000000000000000000000000000000FFDA000C03010002110311003F0094017D10000000000000000000000000000000001FFFD9', X'01A21579C4AA7B95BB935D56050F7B9D');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (1, 1, 'setting', X'A9CB7844317A54A8BD3084F4BCF9E513', NULL, '{"name":"name","value":"\"Гулафшон\"","id":{"b64":"qct4RDF6VKi9MIT0vPnlEw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (2, 1, 'setting', X'508599892D7750AF88A1CD4B0764A14A', NULL, '{"name":"village","value":"\"Анорбоғ\"","id":{"b64":"UIWZiS13UK+Ioc1LB2ShSg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (3, 1, 'setting', X'93438E37219659ADA5F3518C4ED3F2E3', NULL, '{"name":"district","value":"\"vakhsh\"","id":{"b64":"k0OONyGWWa2l81GMTtPy4w=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (4, 2, 'person', X'01A21579C3E874248FC07569F42A3A0E', NULL, '{"id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"given":"Адиба","patronymic":"","family":"Назарова","paper_name":"","birth":"1990-03-12","schooling":"secondary","in_school":0,"village":"Анорбоғ","street":"кӯчаи Сабо 7","code":"001","standing":"joined","roles":4,"joined_on":"2025-05-01","sort_given":":?D;:!K:C:NL<:","sort_family":"K:C:NL<:!:?D;:","sort_village":":KLN;L>","search_names":"адиба адибахон назарова","search_place":"001 анорбог","search_digits":"001 992520000001","search_more":"7 кучаи сабо","village_id":{"b64":"AaIWtWMbfSCvv8ZrNIWuLg=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (5, 2, 'person_spelling', X'01A21579C3F77718A72271BA0B10D677', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"text":"Адибахон","id":{"b64":"AaIVecP3dxinInG6CxDWdw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (6, 2, 'person_phone', X'01A21579C3E77AFEBBC1E58B699627B4', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"place":0,"typed":"52 000 00 01","normal":"+992520000001","whose":"husband","whose_words":"","safe":"no","hours":"after 16:00","remark":"ask for her","id":{"b64":"AaIVecPnev67weWLaZYntA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (7, 2, 'person_role', X'01A21579C3E870A99CC98B27FEB2C670', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"role":"sewing","since":"2025-05-01","id":{"b64":"AaIVecPocKmcyYsn/rLGcA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (8, 2, 'person_standing', X'01A21579C40C758ABC6365F36C8FC7DD', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"standing":"joined","day":"2025-05-01","reason":"","id":{"b64":"AaIVecQMdYq8Y2XzbI/H3Q=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (9, 2, 'person_consent', X'01A21579C3E87BEBB801CCCE592F6696', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"purpose":"keep","answer":"given","day":"2025-05-01","way":"written","id":{"b64":"AaIVecPoe+u4AczOWS9mlg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (10, 2, 'person_note', X'01A21579C3F479B7856C491F021BD5D0', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"day":"2026-03-02","text":"Likes to sew.","id":{"b64":"AaIVecP0ebeFbEkfAhvV0A=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (11, 3, 'person', X'01A21579C41E74DBA629BFD5AF201320', NULL, '{"id":{"b64":"AaIVecQedNumKb/VryATIA=="},"given":"Зебо","patronymic":"","family":"Раҳимова","paper_name":"","schooling":"","village":"АНОРБОҒ","street":"маҳаллаи Работ","code":"002","standing":"joined","roles":0,"sort_given":"C@;L!N:UDJL<:","sort_family":"N:UDJL<:!C@;L","sort_village":":KLN;L> АНОРБОҒ","search_names":"зебо рахимова","search_place":"002 анорбог","search_digits":"002","search_more":"махалаи работ","village_id":{"b64":"AaIWtWMbfSCvv8ZrNIWuLg=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (12, 3, 'person_standing', X'01A21579C42072CD98F5489347068DCF', NULL, '{"person_id":{"b64":"AaIVecQedNumKb/VryATIA=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQgcs2Y9UiTRwaNzw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (13, 4, 'person', X'01A21579C42A7959B4928DB35730F1D1', NULL, '{"id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"given":"Барно","patronymic":"","family":"","paper_name":"","schooling":"","village":"анорбоғ","street":"","code":"","standing":"joined","roles":0,"sort_given":";:NKL","sort_family":";:NKL","sort_village":":KLN;L> анорбоғ","search_names":"барно","search_place":"анорбог","search_digits":"","search_more":"","village_id":{"b64":"AaIWtWMbfSCvv8ZrNIWuLg=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (14, 4, 'person_standing', X'01A21579C42D7A3AA9D80A650ADE9107', NULL, '{"person_id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQtejqp2AplCt6RBw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (15, 5, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', NULL, '{"id":{"b64":"AaIVecQ0fOOhJfLtO7BoCw=="},"given":"Лола","patronymic":"","family":"Азимова","paper_name":"Lola Azimova","schooling":"","village":"Себзори Баланд","street":"кӯчаи Сабо 12","code":"","standing":"joined","roles":0,"sort_given":"ILI:!:CDJL<:","sort_family":":CDJL<:!ILI:","sort_village":"O@;CLND!;:I:K?","search_names":"азимова лола","search_place":"баланд себзори","search_digits":"","search_more":"12 кучаи сабо","village_id":{"b64":"AaIWtWMgd/GCug7zowBqCQ=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (16, 5, 'person_standing', X'01A21579C43575CFA7D449999DE4FCD0', NULL, '{"person_id":{"b64":"AaIVecQ0fOOhJfLtO7BoCw=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQ1dc+n1EmZneT80A=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (17, 6, 'person', X'01A21579C43F78FCAC2B60F13EDC72A8', NULL, '{"id":{"b64":"AaIVecQ/ePysK2DxPtxyqA=="},"given":"Нодира","patronymic":"","family":"","paper_name":"","schooling":"","village":"","street":"","code":"","standing":"joined","roles":0,"sort_given":"KL?DN:","sort_family":"KL?DN:","sort_village":"","search_names":"нодира","search_place":"","search_digits":"","search_more":"","house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (18, 6, 'person_standing', X'01A21579C4407BAA8A9DD4675047B52A', NULL, '{"person_id":{"b64":"AaIVecQ/ePysK2DxPtxyqA=="},"standing":"joined","reason":"","id":{"b64":"AaIVecRAe6qKndRnUEe1Kg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (19, 7, 'person', X'01A21579C44F7D2E9EB138A0F92FCD4A', NULL, '{"id":{"b64":"AaIVecRPfS6esTig+S/NSg=="},"given":"Фарида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Гелосзор","street":"","code":"","standing":"joined","roles":0,"sort_given":"S:ND?:","sort_family":"S:ND?:","sort_village":"=@ILOCLN","search_names":"фарида","search_place":"гелосзор","search_digits":"","search_more":"","village_id":{"b64":"AaIWtWMbcGqaCF/oJCYRXg=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (20, 7, 'person_standing', X'01A21579C451721686D782B95E92762A', NULL, '{"person_id":{"b64":"AaIVecRPfS6esTig+S/NSg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecRRchaG14K5XpJ2Kg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (21, 8, 'person', X'01A21579C44F7D2E9EB138A0F92FCD4A', '{"archived_at":null}', '{"archived_at":1772443080000}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (22, 9, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', '{"village":"Себзори Баланд","street":"кӯчаи Сабо 12","village_id":{"b64":"AaIWtWMgd/GCug7zowBqCQ=="}}', '{"village":"Оби Зулол","street":"кӯчаи Ёсамин 3","village_id":{"b64":"AaIWtWMbcmijWQk8aQIuow=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (23, 9, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', '{"sort_village":"O@;CLND!;:I:K?","search_place":"баланд себзори","search_more":"12 кучаи сабо"}', '{"sort_village":"L;D!CQILI","search_place":"зулол оби","search_more":"3 есамин кучаи"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (24, 10, 'person_picture', X'01A21579C4AA7B95BB935D56050F7B9D', NULL, '{"person_id":{"b64":"AaIVecQedNumKb/VryATIA=="},"jpeg":{"b64":"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBAUEBAYFBQUGBgYHCQ4JCQgICRINDQoOFRIWFhUSFBQXGiEcFxgfGRQUHScdHyIjJSUlFhwpLCgkKyEkJST/2wBDAQYGBgkICREJCREkGBQYJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCT/wAARCAAoADwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCUAX0QAAAAAAAAAAAAAAAAAAAAAB//2Q=="},"id":{"b64":"AaIVecSqe5W7k11WBQ97nQ=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (25, 11, 'person_standing', X'01A21579C4B578B0A558A30B25C42134', NULL, '{"person_id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"standing":"paused","day":"2026-02-01","reason":"harvest","id":{"b64":"AaIVecS1eLClWKMLJcQhNA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (26, 11, 'person', X'01A21579C42A7959B4928DB35730F1D1', '{"standing":"joined"}', '{"standing":"paused"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (27, 12, 'person', X'01A21579C4BB72F09BA02D28056E273A', NULL, '{"id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"given":"Саида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Тутистони Нав","street":"","code":"","standing":"joined","roles":0,"sort_given":"O:D?:","sort_family":"O:D?:","sort_village":"PQPDOPLKD!K:<","search_names":"саида","search_place":"нав тутистони","search_digits":"","search_more":"","village_id":{"b64":"AaIWtWMgd9SuXk7WfDKYrQ=="},"house":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (28, 12, 'person_standing', X'01A21579C4BC7BDCB3B0654007412C58', NULL, '{"person_id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecS8e9yzsGVAB0EsWA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (29, 13, 'person_standing', X'01A21579C4BC7BDCB3B0654007412C58', '{"person_id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecS8e9yzsGVAB0EsWA=="}}', NULL);
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (30, 13, 'person', X'01A21579C4BB72F09BA02D28056E273A', '{"id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"given":"Саида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Тутистони Нав","street":"","code":"","standing":"joined","roles":0,"sort_given":"O:D?:","sort_family":"O:D?:","sort_village":"PQPDOPLKD!K:<","search_names":"саида","search_place":"нав тутистони","search_digits":"","search_more":"","village_id":{"b64":"AaIWtWMgd9SuXk7WfDKYrQ=="},"house":""}', NULL);
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (31, 14, 'person', X'01A21579C41E74DBA629BFD5AF201320', '{"village":"АНОРБОҒ","street":"маҳаллаи Работ","village_id":{"b64":"AaIWtWMbfSCvv8ZrNIWuLg=="}}', '{"village":"Пистазорон","street":"","village_id":{"b64":"AaIWtWMbcoWS9fmIZ/gC2A=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (32, 14, 'person', X'01A21579C41E74DBA629BFD5AF201320', '{"sort_village":":KLN;L> АНОРБОҒ","search_place":"002 анорбог","search_more":"махалаи работ"}', '{"sort_village":"MDOP:CLNLK","search_place":"002 пистазорон","search_more":""}');
INSERT INTO alembic_version ("version_num") VALUES ('0014');
INSERT INTO own_field ("kind", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES ('choice', 'Ҳунар', 'Ремесло', 'Craft', 1, NULL, X'042882BAB513547AA760C489313EBB07');
INSERT INTO own_field ("kind", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES ('line', 'Эзоҳ', 'Примечание', 'Remark', 2, NULL, X'56727FC74BFD5B1AAE87928B8734A592');
INSERT INTO own_choice ("field_id", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES (X'042882BAB513547AA760C489313EBB07', 'Дӯзандагӣ', 'Шитьё', 'Sewing', 1, NULL, X'C414E51A115C54E9B9D3B51C90C053C1');
INSERT INTO own_value ("person_id", "field_id", "text", "normal", "sort", "choice_id", "other_id", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', X'042882BAB513547AA760C489313EBB07', '', '', '1', X'C414E51A115C54E9B9D3B51C90C053C1', NULL, X'C87151D910C15DAB98D9BA3320293EE9');
INSERT INTO own_value ("person_id", "field_id", "text", "normal", "sort", "choice_id", "other_id", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', X'56727FC74BFD5B1AAE87928B8734A592', 'Ғамхор', '', 'гамхор', NULL, NULL, X'FBDB521411805492ADDA497CEAFC8857');
INSERT INTO erased ("id", "at") VALUES (X'8D24D11919745A29B6F111A1B9715828', 1742205600000);
INSERT INTO erased ("id", "at") VALUES (X'49AC6A83AB7A5CCC944A8D981AD94078', 1742205600000);
INSERT INTO household ("written_on", "id") VALUES ('2025-03-17', X'4C8075B93E105AE79EFBA8D2724A6F6E');
INSERT INTO household_member ("household_id", "person_id", "name", "birth", "kin", "kin_words", "of_id", "lives_here", "since", "until", "safe", "hours", "remark", "id") VALUES (X'4C8075B93E105AE79EFBA8D2724A6F6E', X'01A21579C3E874248FC07569F42A3A0E', '', NULL, '', '', NULL, 1, '2020-01-01', NULL, 'yes', '', 'Танҳо пагоҳ', X'793799AF55865AC19690DF738625BA17');
INSERT INTO household_member ("household_id", "person_id", "name", "birth", "kin", "kin_words", "of_id", "lives_here", "since", "until", "safe", "hours", "remark", "id") VALUES (X'4C8075B93E105AE79EFBA8D2724A6F6E', NULL, 'Моҳрӯ', NULL, 'mother', '', X'01A21579C3E874248FC07569F42A3A0E', 1, '2020-01-01', NULL, 'yes', '', 'Танҳо пагоҳ', X'A2FA35A556FC572FA460D91132EA7952');
INSERT INTO guardian ("person_id", "guardian_id", "name", "kin", "kin_words", "typed", "normal", "whose", "whose_words", "safe", "hours", "remark", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', X'01A21579C3E874248FC07569F42A3A0E', '', 'aunt', '', '93 514 16 42', '+992935141642', 'own', '', 'yes', '', 'Танҳо пагоҳ', X'F28568175D35516C9CD116D20DFA5E96');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Анорбоғ', '', '', '

анорбоғ', X'01A216B5631B7D20AFBFC66B3485AE2E');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Пистазорон', '', '', '

пистазорон', X'01A216B5631B728592F5F98867F802D8');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Оби Зулол', '', '', '

оби зулол', X'01A216B5631B7268A359093C69022EA3');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Гелосзор', '', '', '

гелосзор', X'01A216B5631B706A9A085FE82426115E');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Себзори Баланд', '', '', '

себзори баланд', X'01A216B5632077F182BA0EF3A3006A09');
INSERT INTO village ("name", "jamoat", "district", "identity", "id") VALUES ('Тутистони Нав', '', '', '

тутистони нав', X'01A216B5632077D4AE5E4ED67C3298AD');
INSERT INTO district ("key", "tg", "ru", "en", "also", "former", "id") VALUES ('own-1', 'Ноҳияи Нав', 'Новый район', 'New district', '[]', '[]', X'BF3CEBBA3F3E59CD9D0CA39CE69AB110');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (1, X'01A21579C3E874248FC07569F42A3A0E', 'Адиба', '', 'Назарова', '', '1990-03-12', 'secondary', 0, X'01A216B5631B7D20AFBFC66B3485AE2E', 'кӯчаи Сабо 7', '', '001', NULL, 'Анорбоғ', 'joined', 4, '2025-05-01', ':?D;:!K:C:NL<:', 'K:C:NL<:!:?D;:', ':KLN;L>', 'адиба адибахон назарова', '001 анорбог', '7 кучаи сабо', '001 992520000001');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (2, X'01A21579C41E74DBA629BFD5AF201320', 'Зебо', '', 'Раҳимова', '', NULL, '', NULL, X'01A216B5631B728592F5F98867F802D8', '', '', '002', NULL, 'Пистазорон', 'joined', 0, NULL, 'C@;L!N:UDJL<:', 'N:UDJL<:!C@;L', 'MDOP:CLNLK', 'зебо рахимова', '002 пистазорон', '', '002');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (3, X'01A21579C42A7959B4928DB35730F1D1', 'Барно', '', '', '', NULL, '', NULL, X'01A216B5631B7D20AFBFC66B3485AE2E', '', '', '', NULL, 'анорбоғ', 'paused', 0, NULL, ';:NKL', ';:NKL', ':KLN;L> анорбоғ', 'барно', 'анорбог', '', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (4, X'01A21579C4347CE3A125F2ED3BB0680B', 'Лола', '', 'Азимова', 'Lola Azimova', NULL, '', NULL, X'01A216B5631B7268A359093C69022EA3', 'кӯчаи Ёсамин 3', '', '', NULL, 'Оби Зулол', 'joined', 0, NULL, 'ILI:!:CDJL<:', ':CDJL<:!ILI:', 'L;D!CQILI', 'азимова лола', 'зулол оби', '3 есамин кучаи', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (5, X'01A21579C43F78FCAC2B60F13EDC72A8', 'Нодира', '', '', '', NULL, '', NULL, NULL, '', '', '', NULL, '', 'joined', 0, NULL, 'KL?DN:', 'KL?DN:', '', 'нодира', '', '', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id", "street", "house", "code", "archived_at", "village", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits") VALUES (6, X'01A21579C44F7D2E9EB138A0F92FCD4A', 'Фарида', '', '', '', NULL, '', NULL, X'01A216B5631B706A9A085FE82426115E', '', '', '', 1772443080000, 'Гелосзор', 'joined', 0, NULL, 'S:ND?:', 'S:ND?:', '=@ILOCLN', 'фарида', 'гелосзор', '', '');
INSERT INTO person_merged ("gone_id", "kept_id", "gone_name", "day", "id") VALUES (X'A0D5ABA5C6845103A7EEE329076594D8', X'01A21579C3E874248FC07569F42A3A0E', 'Адибахон', '2025-03-17', X'A6DA42E0D2A055ACAD4CB82F22F8B248');
INSERT INTO person_two ("one_id", "other_id", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', X'01A21579C41E74DBA629BFD5AF201320', X'401255391BD2508391D429CB644DCDE1');
INSERT INTO table_taken ("day", "added", "changed", "id") VALUES ('2025-03-17', 12, 3, X'4B95BF972D3E5906B917AEA8573901FF');
INSERT INTO saved_list ("name", "shows", "place", "id") VALUES ('Дӯзандагон', '{"only":"sewing"}', 1, X'C861A0C239CB51829C1E19C2C2E9C34F');
INSERT INTO copy_kept ("id", "at", "label", "folder", "name", "size", "outside") VALUES (X'5FC37740C8A752698C644F340A11C4B0', 1742205600000, 'KINGSTON', '/media/KINGSTON', 'GroupHub-2025-03-17.copy', 1469093, 1);
INSERT INTO ledger_balance ("person_id", "amount", "carried", "lines") VALUES (X'01A21579C3E874248FC07569F42A3A0E', 6001, 0, 2);
INSERT INTO ledger_balance ("person_id", "amount", "carried", "lines") VALUES (X'01A21579C41E74DBA629BFD5AF201320', -500, 0, 1);
INSERT INTO ledger_balance ("person_id", "amount", "carried", "lines") VALUES (X'01A21579C42A7959B4928DB35730F1D1', 18000, -250, 2);
INSERT INTO ledger_box ("month", "amount", "lines") VALUES (24301, 20000, 1);
INSERT INTO ledger_box ("month", "amount", "lines") VALUES (24302, 140000, 10);
INSERT INTO ledger_debt ("debt_id", "owed", "paid", "lines") VALUES (X'823832B199F85FD4A14887D7C7D26778', 16000, 6000, 2);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24301, X'', 'other', 'opening', 20000, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'bakery', 'loss', 1200, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'other', 'came_in', 107500, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'other', 'difference', -501, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'sewing', 'came_in', 76001, 2);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'sewing', 'fund', 6000, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'sewing', 'owed', 16000, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'', 'sewing', 'went_out', 12500, 4);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C3E874248FC07569F42A3A0E', 'sewing', 'earning', 36001, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C3E874248FC07569F42A3A0E', 'sewing', 'payout', 30000, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C41E74DBA629BFD5AF201320', 'sewing', 'own', 4500, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C41E74DBA629BFD5AF201320', 'sewing', 'payout', 500, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C42A7959B4928DB35730F1D1', 'sewing', 'carried', -250, 1);
INSERT INTO ledger_month ("month", "person_id", "area", "kind", "amount", "lines") VALUES (24302, X'01A21579C42A7959B4928DB35730F1D1', 'sewing', 'earning', 18000, 1);
INSERT INTO ledger_purpose ("purpose_id", "came_in", "went_out", "lines") VALUES (X'66CC50DA6F7E58DEB00E829B8A2597A1', 107500, 2500, 2);
INSERT INTO month_close ("month", "closed_on", "id") VALUES ('2025-02-01', '2025-03-17', X'C9892698E5BE50CAB737FED8C223F040');
INSERT INTO payout_run ("day", "note", "id") VALUES ('2025-03-17', 'Пеш аз Наврӯз', X'A39184FE52AD509DA86CAC85723F676E');
INSERT INTO purpose ("name", "giver", "budget", "since", "until", "ended", "id") VALUES ('Мошинаи дӯзандагӣ', 'Фонди Умед', 500000, '2025-01-01', NULL, 0, X'66CC50DA6F7E58DEB00E829B8A2597A1');
INSERT INTO receipt_counter ("id", "newest") VALUES (1, 2);
INSERT INTO share ("area", "day", "written_on", "what", "source", "source_id", "rule", "total", "costs", "after_costs", "fund_percent", "loss_taken", "fund", "piece_pay", "rest", "loss", "waits", "replaces_id", "voided_on", "reason", "id") VALUES ('sewing', '2025-03-17', '2025-03-17', 'Даҳ курта', '', NULL, 'hours', 60001, 10000, 1, 1000, 0, 5000, 0, 0, 0, 0, NULL, '2025-03-17', 'Нарх дигар буд', X'7E21135F0DD757E0838AA291DFB56653');
INSERT INTO share ("area", "day", "written_on", "what", "source", "source_id", "rule", "total", "costs", "after_costs", "fund_percent", "loss_taken", "fund", "piece_pay", "rest", "loss", "waits", "replaces_id", "voided_on", "reason", "id") VALUES ('sewing', '2025-03-17', '2025-03-17', 'Даҳ курта', '', NULL, 'hours', 70001, 10000, 1, 1000, 0, 6000, 0, 0, 0, 0, X'7E21135F0DD757E0838AA291DFB56653', NULL, '', X'215CFE3138D25A7F81DE340CF573594E');
INSERT INTO debt ("area", "day", "person_id", "party", "what", "due", "source", "source_id", "id") VALUES ('sewing', '2025-03-17', NULL, 'Гулчеҳра аз бозор', 'Ду курта', '2025-03-31', '', NULL, X'823832B199F85FD4A14887D7C7D26778');
INSERT INTO share_part ("share_id", "person_id", "place", "weight", "amount", "odd", "id") VALUES (X'215CFE3138D25A7F81DE340CF573594E', X'01A21579C3E874248FC07569F42A3A0E', 1, 240, 36001, 1, X'08093A4CEBBC56289200F5F2141190A6');
INSERT INTO share_part ("share_id", "person_id", "place", "weight", "amount", "odd", "id") VALUES (X'215CFE3138D25A7F81DE340CF573594E', X'01A21579C42A7959B4928DB35730F1D1', 2, 120, 18000, 0, X'B8A7645966B855F7B103356BE05CB809');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('opening', 'other', '2025-02-01', '2025-03-17', 20000, NULL, '', '', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'0D59006AB2E05C83AB47F9E0167FEE28');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('came_in', 'sewing', '2025-03-17', '2025-03-17', 70001, NULL, 'Мактаби 12', '', '', 'share', X'215CFE3138D25A7F81DE340CF573594E', NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'35E809228E96511FBD92642512BA001E');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('went_out', 'sewing', '2025-03-17', '2025-03-17', 10000, NULL, 'Дӯкони Сомон', 'materials', '', 'share', X'215CFE3138D25A7F81DE340CF573594E', NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'67D7C163A02C5C2B946D87AD71BA7098');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('earning', 'sewing', '2025-03-17', '2025-03-17', 36001, X'01A21579C3E874248FC07569F42A3A0E', '', '', '', 'share', X'215CFE3138D25A7F81DE340CF573594E', NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'84D90B9A6BEF5E79B130689F73D7BD23');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('earning', 'sewing', '2025-03-17', '2025-03-17', 18000, X'01A21579C42A7959B4928DB35730F1D1', '', '', '', 'share', X'215CFE3138D25A7F81DE340CF573594E', NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'4CB0A1A2AD22558D947E6A1E96E7BC37');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('fund', 'sewing', '2025-03-17', '2025-03-17', 6000, NULL, '', '', '', 'share', X'215CFE3138D25A7F81DE340CF573594E', NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'3AD0FD80336750DE80B427175B277C58');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('payout', 'sewing', '2025-03-17', '2025-03-17', 30000, X'01A21579C3E874248FC07569F42A3A0E', '', '', '', '', NULL, X'A39184FE52AD509DA86CAC85723F676E', 0, NULL, NULL, '', NULL, NULL, NULL, '', X'64A56D21C81C553794587E39DC59DA8A');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('payout', 'sewing', '2025-03-17', '2025-03-17', 500, X'01A21579C41E74DBA629BFD5AF201320', '', '', '', '', NULL, NULL, 1, NULL, NULL, '', NULL, NULL, NULL, '', X'1AD437EAA5685CF2AC4DAA231BBBC3C8');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('carried', 'sewing', '2025-03-17', '2025-03-17', -250, X'01A21579C42A7959B4928DB35730F1D1', '', '', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, 'Нарх дигар буд', X'EE20A72F757B5537A568EEA9A6F856B1');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('own', 'sewing', '2025-03-17', '2025-03-17', 4500, X'01A21579C41E74DBA629BFD5AF201320', '', '', 'Дар хона дӯхт', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'4BC57358081C520E98280D896D7E43CD');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('owed', 'sewing', '2025-03-17', '2025-03-17', 16000, NULL, 'Гулчеҳра аз бозор', '', '', '', NULL, NULL, 0, X'823832B199F85FD4A14887D7C7D26778', NULL, '', NULL, NULL, NULL, '', X'41918B5144055C519B36235B18AE4D81');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('came_in', 'sewing', '2025-03-17', '2025-03-17', 6000, NULL, 'Гулчеҳра аз бозор', '', '', '', NULL, NULL, 0, X'823832B199F85FD4A14887D7C7D26778', NULL, '', NULL, NULL, NULL, '', X'196911FFD59A54D6B1FBC7B6D3E184F1');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('came_in', 'other', '2025-03-17', '2025-03-17', 107500, NULL, 'Фонди Умед', '', '', '', NULL, NULL, 0, NULL, X'66CC50DA6F7E58DEB00E829B8A2597A1', 'USD', 10000, 10750000, NULL, '', X'7B5CE8E43A445CF5903A3E2E667A001C');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('went_out', 'sewing', '2025-03-17', '2025-03-17', 2500, NULL, 'Бозор', 'tools', '', '', NULL, NULL, 0, NULL, X'66CC50DA6F7E58DEB00E829B8A2597A1', '', NULL, NULL, NULL, '', X'2B68F564050F5EA29E7E2806279AE7DA');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('went_out', 'sewing', '2025-03-17', '2025-03-17', 700, NULL, 'Такси', 'transport', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'A33A44FAEE5E57A38B4195AEE9C8450B');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('went_out', 'sewing', '2025-03-17', '2025-03-17', -700, NULL, '', 'transport', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, X'A33A44FAEE5E57A38B4195AEE9C8450B', 'Ду бор', X'AD5EB53F9A1B5AAE8CAF6BCFEA7A4258');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('loss', 'bakery', '2025-03-17', '2025-03-17', 1200, NULL, '', '', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, '', X'A7C391739F8B5F709661A34BEA576869');
INSERT INTO ledger_line ("kind", "area", "day", "written_on", "amount", "person_id", "party", "category", "note", "source", "source_id", "run_id", "is_advance", "debt_id", "purpose_id", "currency", "foreign_amount", "rate", "reverses_id", "reason", "id") VALUES ('difference', 'other', '2025-03-17', '2025-03-17', -501, NULL, '', '', '', '', NULL, NULL, 0, NULL, NULL, '', NULL, NULL, NULL, 'Намедонем', X'CD5006F992D7515089950080D89573FC');
INSERT INTO cash_count ("day", "pieces", "counted", "expected", "line_id", "reason", "id") VALUES ('2025-03-17', '{"10000":15,"5000":2,"100":5}', 160000, 160501, X'CD5006F992D7515089950080D89573FC', 'Намедонем', X'45E85B96050859C8805CE95C3E903322');
INSERT INTO receipt ("number", "line_id", "written_on", "what", "left_to_pay", "voided_on", "reason", "id") VALUES (1, X'64A56D21C81C553794587E39DC59DA8A', '2025-03-17', 'Музди меҳнат', 6001, NULL, '', X'51406A1822035C3CAE6251E4464D2CB0');
INSERT INTO bread_day ("day", "rule", "after_costs", "fund_percent", "piece_pay", "loss_taken", "note", "closed_on", "id") VALUES ('2025-03-17', 'hours', 1, 500, 0, 0, 'Бозор буд', '2025-03-17', X'169E0CACF93454A9A57ECE3518644C8C');
INSERT INTO bread_kind ("name", "price", "place", "archived", "id") VALUES ('Нони тандурӣ', 300, 1, 0, X'71C0FE1861D35D43BCDA25B7BA9566DC');
INSERT INTO ingredient ("name", "unit", "price", "archived", "id") VALUES ('Орд', 'kg', 600, 0, X'1D2B23DCF0165DA087324C0A581790B3');
INSERT INTO bread_cost ("bread_day_id", "category", "amount", "from_box", "place", "id") VALUES (X'169E0CACF93454A9A57ECE3518644C8C', 'flour', 9000, 1, 1, X'0BA5C11AE46856918FA202FDA6199E8B');
INSERT INTO bread_count ("bread_day_id", "kind_id", "price", "planned", "baked", "sold", "given", "spoiled", "left", "id") VALUES (X'169E0CACF93454A9A57ECE3518644C8C', X'71C0FE1861D35D43BCDA25B7BA9566DC', 300, 100, 100, 90, 4, 1, 5, X'B142B436F41E5036BD77F23C870BF821');
INSERT INTO bread_day_past ("bread_day_id", "share_id", "changed_on", "reason", "figures", "id") VALUES (X'169E0CACF93454A9A57ECE3518644C8C', X'7E21135F0DD757E0838AA291DFB56653', '2025-03-17', 'Нодуруст шумурда шуд', '{"kinds":[],"costs":[]}', X'839AB59FEA505C03B4191772584A27FD');
INSERT INTO bread_recipe ("kind_id", "pieces", "minutes", "hourly_wage", "fuel", "margin_percent", "how", "id") VALUES (X'71C0FE1861D35D43BCDA25B7BA9566DC', 40, 120, 1000, 500, 2000, 'Хамирро се соат монед.', X'ED7E795F386258FFACE6ED1FD81C6DCF');
INSERT INTO ingredient_price ("ingredient_id", "since", "price", "id") VALUES (X'1D2B23DCF0165DA087324C0A581790B3', '2025-03-17', 600, X'F0E98617FEA452E5AD829E5105DAD381');
INSERT INTO bake_shift ("day", "person_id", "begins", "minutes", "weight", "place", "id") VALUES ('2025-03-17', X'01A21579C3E874248FC07569F42A3A0E', 300, 240, NULL, 0, X'3A033A80C37A57AEBC39E01FA69C7340');
INSERT INTO bread_recipe_part ("recipe_id", "ingredient_id", "quantity", "place", "id") VALUES (X'ED7E795F386258FFACE6ED1FD81C6DCF', X'1D2B23DCF0165DA087324C0A581790B3', 12500, 1, X'472F236B2FC759E8BD9255DF939D7CDC');
INSERT INTO bread_on_credit ("bread_day_id", "debt_id", "id") VALUES (X'169E0CACF93454A9A57ECE3518644C8C', X'823832B199F85FD4A14887D7C7D26778', X'0EDD0CAF2EA15D318E7F3D169AE0E475');
INSERT INTO measurement_set ("person_id", "party", "party_key", "garment", "taken_on", "measures", "note", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', '', '', 'kurta', '2025-03-17', '{"bust":920,"waist":760}', '', X'B1E4FAB661C356B59B531B846FEFAB05');
INSERT INTO sewing_order ("number", "person_id", "party", "phone", "garment", "quantity", "price", "cloth", "measurement_id", "taken_on", "due", "fitted_on", "stage", "cut_on", "sewn_on", "delivered_on", "note", "rule", "after_costs", "fund_percent", "piece_pay", "debt_id", "cancelled_on", "reason", "id") VALUES (1, X'01A21579C3E874248FC07569F42A3A0E', '', '', 'kurta', 2, 8000, 'customer', X'B1E4FAB661C356B59B531B846FEFAB05', '2025-03-17', '2025-03-20', NULL, 'cut', '2025-03-17', NULL, NULL, 'Бо остини дароз', 'pieces', 1, 0, 0, NULL, NULL, '', X'46EB0A520C115761BBF0F27751BDA819');
INSERT INTO order_cost ("order_id", "what", "amount", "from_box", "place", "id") VALUES (X'46EB0A520C115761BBF0F27751BDA819', 'Ришта', 350, 0, 1, X'BCABD3347034559885ED4A77BE9EFD4A');
INSERT INTO order_worker ("order_id", "person_id", "task", "weight", "place", "id") VALUES (X'46EB0A520C115761BBF0F27751BDA819', X'01A21579C42A7959B4928DB35730F1D1', 'Дӯхтан', 2, 1, X'2CA649DCD9B25D7194277E26B5C1DDCF');
INSERT INTO material ("name", "unit", "area", "least", "note", "ended", "id") VALUES ('Атлас', 'm', 'sewing', 5000, '', 0, X'5D9B8012FD9E5B149E6D9DCDAEEF1BF6');
INSERT INTO remnant ("what", "material_id", "long_cm", "wide_cm", "day", "place", "used_on", "used_for", "id", "note") VALUES ('Атласи сурх', X'5D9B8012FD9E5B149E6D9DCDAEEF1BF6', 120, 45, '2025-03-17', 'Ҷевони 2', NULL, '', X'BFDE9ED1583D5C9792565A6944437BDE', '');
INSERT INTO stock_move ("material_id", "kind", "day", "written_on", "quantity", "note", "source", "source_id", "reverses_id", "reason", "id") VALUES (X'5D9B8012FD9E5B149E6D9DCDAEEF1BF6', 'bought', '2025-03-17', '2025-03-17', 20000, '', '', NULL, NULL, '', X'EF0850C79A8D5A1DA4D256858E4B6730');
INSERT INTO stock_move ("material_id", "kind", "day", "written_on", "quantity", "note", "source", "source_id", "reverses_id", "reason", "id") VALUES (X'5D9B8012FD9E5B149E6D9DCDAEEF1BF6', 'bought', '2025-03-17', '2025-03-17', 20000, '', '', NULL, NULL, '', X'0A32BC4C25335EB38C498E1F99AF29FA');
INSERT INTO stock_move ("material_id", "kind", "day", "written_on", "quantity", "note", "source", "source_id", "reverses_id", "reason", "id") VALUES (X'5D9B8012FD9E5B149E6D9DCDAEEF1BF6', 'bought', '2025-03-17', '2025-03-17', -20000, '', '', NULL, X'0A32BC4C25335EB38C498E1F99AF29FA', 'Ду бор', X'394673E67AD756829E6FE18D7D011AC3');
INSERT INTO tool ("name", "code", "condition", "person_id", "place", "since", "next_care", "care", "note", "ended", "id") VALUES ('Мошинаи Зингер', 'M-1', 'good', X'01A21579C3E874248FC07569F42A3A0E', '', '2025-03-17', '2025-06-01', 'Равған', '', 0, X'CC9EA33CA7915949AB38221388C707E0');
INSERT INTO tool_care ("tool_id", "day", "what", "id", "note", "was_due", "next_care", "voided_on", "reason") VALUES (X'CC9EA33CA7915949AB38221388C707E0', '2025-03-17', 'Равған зада шуд', X'92E525D493E8525DB26DCBB3AF1CEC96', '', NULL, NULL, NULL, '');
CREATE INDEX ix_person_spelling_person_id ON person_spelling (person_id);
CREATE INDEX ix_person_phone_person_id ON person_phone (person_id);
CREATE INDEX ix_person_role_person_id ON person_role (person_id);
CREATE INDEX ix_person_standing_person_id ON person_standing (person_id);
CREATE INDEX ix_person_consent_person_id ON person_consent (person_id);
CREATE INDEX ix_person_note_person_id ON person_note (person_id);
CREATE INDEX ix_journal_row_batch ON journal_row (batch);
CREATE INDEX ix_journal_row_record ON journal_row (record_id);
CREATE INDEX ix_own_choice_field_id ON own_choice (field_id);
CREATE INDEX ix_own_value_field_id_sort ON own_value (field_id, sort);
CREATE INDEX ix_own_value_choice_id ON own_value (choice_id);
CREATE INDEX ix_own_value_other_id ON own_value (other_id);
CREATE INDEX ix_household_member_household_id ON household_member (household_id);
CREATE INDEX ix_household_member_person_id ON household_member (person_id);
CREATE INDEX ix_household_member_of_id ON household_member (of_id);
CREATE INDEX ix_guardian_person_id ON guardian (person_id);
CREATE INDEX ix_guardian_guardian_id ON guardian (guardian_id);
CREATE INDEX ix_village_district ON village (district);
CREATE INDEX ix_person_by_family ON person (archived_at, sort_family, standing, roles, joined_on, village_id);
CREATE INDEX ix_person_by_given ON person (archived_at, sort_given, standing, roles, joined_on, village_id);
CREATE INDEX ix_person_by_village ON person (archived_at, sort_village, sort_family, sort_given, standing, roles);
CREATE INDEX ix_person_counts ON person (archived_at, standing, roles, joined_on);
CREATE INDEX ix_person_place ON person (village_id, archived_at, standing, roles, street);
CREATE INDEX ix_person_code ON person (code);
CREATE INDEX ix_person_merged_gone_id ON person_merged (gone_id);
CREATE INDEX ix_person_merged_kept_id ON person_merged (kept_id);
CREATE INDEX ix_person_two_one_id ON person_two (one_id);
CREATE INDEX ix_person_two_other_id ON person_two (other_id);
CREATE INDEX ix_ledger_month_person ON ledger_month (person_id, month, area, kind, amount);
CREATE INDEX ix_share_replaces_id ON share (replaces_id);
CREATE INDEX ix_share_source_id ON share (source_id);
CREATE INDEX ix_debt_person_id ON debt (person_id);
CREATE INDEX ix_debt_source_id ON debt (source_id);
CREATE INDEX ix_share_part_person_id ON share_part (person_id);
CREATE INDEX ix_share_part_share_id ON share_part (share_id);
CREATE INDEX ix_ledger_line_day ON ledger_line (day, kind);
CREATE INDEX ix_ledger_line_debt ON ledger_line (debt_id) WHERE debt_id IS NOT NULL;
CREATE INDEX ix_ledger_line_person ON ledger_line (person_id, day);
CREATE INDEX ix_ledger_line_purpose ON ledger_line (purpose_id) WHERE purpose_id IS NOT NULL;
CREATE UNIQUE INDEX ix_ledger_line_reverses ON ledger_line (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ix_ledger_line_run ON ledger_line (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX ix_ledger_line_source ON ledger_line (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX ix_cash_count_line_id ON cash_count (line_id);
CREATE INDEX ix_receipt_line_id ON receipt (line_id);
CREATE INDEX ix_bread_cost_bread_day_id ON bread_cost (bread_day_id);
CREATE INDEX ix_bread_count_bread_day_id ON bread_count (bread_day_id);
CREATE INDEX ix_bread_count_kind_id ON bread_count (kind_id);
CREATE INDEX ix_bread_day_past_bread_day_id ON bread_day_past (bread_day_id);
CREATE INDEX ix_ingredient_price_ingredient_id ON ingredient_price (ingredient_id);
CREATE INDEX ix_bake_shift_day ON bake_shift (day);
CREATE INDEX ix_bake_shift_person_id ON bake_shift (person_id);
CREATE INDEX ix_bread_recipe_part_ingredient_id ON bread_recipe_part (ingredient_id);
CREATE INDEX ix_bread_recipe_part_recipe_id ON bread_recipe_part (recipe_id);
CREATE INDEX ix_bread_on_credit_bread_day_id ON bread_on_credit (bread_day_id);
CREATE INDEX ix_bread_on_credit_debt_id ON bread_on_credit (debt_id);
CREATE INDEX ix_measurement_set_party_key ON measurement_set (party_key);
CREATE INDEX ix_measurement_set_person_id ON measurement_set (person_id);
CREATE INDEX ix_sewing_order_debt_id ON sewing_order (debt_id);
CREATE INDEX ix_sewing_order_measurement_id ON sewing_order (measurement_id);
CREATE INDEX ix_sewing_order_person ON sewing_order (person_id);
CREATE INDEX ix_sewing_order_stage ON sewing_order (stage, due);
CREATE INDEX ix_order_cost_order_id ON order_cost (order_id);
CREATE INDEX ix_order_worker_order_id ON order_worker (order_id);
CREATE INDEX ix_order_worker_person_id ON order_worker (person_id);
CREATE INDEX ix_remnant_material_id ON remnant (material_id);
CREATE INDEX ix_stock_move_material_id ON stock_move (material_id);
CREATE UNIQUE INDEX ix_stock_move_reverses ON stock_move (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ix_stock_move_source ON stock_move (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX ix_tool_person_id ON tool (person_id);
CREATE INDEX ix_tool_care_tool_id ON tool_care (tool_id);
CREATE VIRTUAL TABLE person_start USING fts5(search_names, search_place, search_more, tokenize='ascii', prefix='1 2', content='person', content_rowid='row');
CREATE VIRTUAL TABLE person_part USING fts5(search_names, search_place, search_more, search_digits, tokenize='trigram case_sensitive 1', content='person', content_rowid='row');
CREATE VIRTUAL TABLE person_word USING fts5vocab(person_start, 'col');
INSERT INTO person_start(person_start) VALUES ('rebuild');
INSERT INTO person_part(person_part) VALUES ('rebuild');
CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN INSERT INTO person_start(rowid, search_names, search_place, search_more) VALUES (new.row, new.search_names, new.search_place, new.search_more); INSERT INTO person_part(rowid, search_names, search_place, search_more, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_more, new.search_digits); END;
CREATE TRIGGER person_search_removed AFTER DELETE ON person BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_more) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_more, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more, old.search_digits); END;
CREATE TRIGGER person_search_changed AFTER UPDATE OF search_names, search_place, search_more, search_digits ON person WHEN old.search_names <> new.search_names OR old.search_place <> new.search_place OR old.search_more <> new.search_more OR old.search_digits <> new.search_digits BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_more) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_more, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_more, old.search_digits); INSERT INTO person_start(rowid, search_names, search_place, search_more) VALUES (new.row, new.search_names, new.search_place, new.search_more); INSERT INTO person_part(rowid, search_names, search_place, search_more, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_more, new.search_digits); END;
CREATE TRIGGER ledger_sums_added AFTER INSERT ON ledger_line BEGIN INSERT INTO ledger_month (month, person_id, area, kind, amount, lines) SELECT (CAST(substr(new.day, 1, 4) AS INTEGER) * 12 + CAST(substr(new.day, 6, 2) AS INTEGER) - 1), CASE WHEN new.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(new.person_id, x'') ELSE x'' END, new.area, new.kind, new.amount, 1 WHERE 1 ON CONFLICT (month, person_id, area, kind) DO UPDATE SET amount = amount + excluded.amount, lines = lines + excluded.lines; INSERT INTO ledger_balance (person_id, amount, carried, lines) SELECT new.person_id, (CASE new.kind WHEN 'earning' THEN 1 WHEN 'payout' THEN -1 ELSE 0 END) * new.amount, (CASE new.kind WHEN 'carried' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.person_id IS NOT NULL AND new.kind IN ('earning', 'payout', 'carried') ON CONFLICT (person_id) DO UPDATE SET amount = amount + excluded.amount, carried = carried + excluded.carried, lines = lines + excluded.lines; INSERT INTO ledger_box (month, amount, lines) SELECT (CAST(substr(new.day, 1, 4) AS INTEGER) * 12 + CAST(substr(new.day, 6, 2) AS INTEGER) - 1), (CASE new.kind WHEN 'payout' THEN -1 WHEN 'came_in' THEN 1 WHEN 'went_out' THEN -1 WHEN 'opening' THEN 1 WHEN 'difference' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.kind IN ('payout', 'came_in', 'went_out', 'opening', 'difference') ON CONFLICT (month) DO UPDATE SET amount = amount + excluded.amount, lines = lines + excluded.lines; INSERT INTO ledger_debt (debt_id, owed, paid, lines) SELECT new.debt_id, (CASE new.kind WHEN 'owed' THEN 1 ELSE 0 END) * new.amount, (CASE new.kind WHEN 'came_in' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.debt_id IS NOT NULL AND new.kind IN ('came_in', 'owed') ON CONFLICT (debt_id) DO UPDATE SET owed = owed + excluded.owed, paid = paid + excluded.paid, lines = lines + excluded.lines; INSERT INTO ledger_purpose (purpose_id, came_in, went_out, lines) SELECT new.purpose_id, CASE new.kind WHEN 'came_in' THEN new.amount ELSE 0 END, CASE new.kind WHEN 'went_out' THEN new.amount ELSE 0 END, 1 WHERE new.purpose_id IS NOT NULL ON CONFLICT (purpose_id) DO UPDATE SET came_in = came_in + excluded.came_in, went_out = went_out + excluded.went_out, lines = lines + excluded.lines; END;
CREATE TRIGGER ledger_sums_removed AFTER DELETE ON ledger_line BEGIN UPDATE ledger_month SET amount = amount - old.amount, lines = lines - 1 WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND person_id = CASE WHEN old.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(old.person_id, x'') ELSE x'' END AND area = old.area AND kind = old.kind AND 1; DELETE FROM ledger_month WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND person_id = CASE WHEN old.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(old.person_id, x'') ELSE x'' END AND area = old.area AND kind = old.kind AND lines = 0; UPDATE ledger_balance SET amount = amount - (CASE old.kind WHEN 'earning' THEN 1 WHEN 'payout' THEN -1 ELSE 0 END) * old.amount, carried = carried - (CASE old.kind WHEN 'carried' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE person_id = old.person_id AND old.person_id IS NOT NULL AND old.kind IN ('earning', 'payout', 'carried'); DELETE FROM ledger_balance WHERE person_id = old.person_id AND lines = 0; UPDATE ledger_box SET amount = amount - (CASE old.kind WHEN 'payout' THEN -1 WHEN 'came_in' THEN 1 WHEN 'went_out' THEN -1 WHEN 'opening' THEN 1 WHEN 'difference' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND old.kind IN ('payout', 'came_in', 'went_out', 'opening', 'difference'); DELETE FROM ledger_box WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND lines = 0; UPDATE ledger_debt SET owed = owed - (CASE old.kind WHEN 'owed' THEN 1 ELSE 0 END) * old.amount, paid = paid - (CASE old.kind WHEN 'came_in' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE debt_id = old.debt_id AND old.debt_id IS NOT NULL AND old.kind IN ('came_in', 'owed'); DELETE FROM ledger_debt WHERE debt_id = old.debt_id AND lines = 0; UPDATE ledger_purpose SET came_in = came_in - CASE old.kind WHEN 'came_in' THEN old.amount ELSE 0 END, went_out = went_out - CASE old.kind WHEN 'went_out' THEN old.amount ELSE 0 END, lines = lines - 1 WHERE purpose_id = old.purpose_id AND old.purpose_id IS NOT NULL; DELETE FROM ledger_purpose WHERE purpose_id = old.purpose_id AND lines = 0; END;
CREATE TRIGGER ledger_sums_changed AFTER UPDATE OF kind, area, day, amount, person_id, debt_id, purpose_id ON ledger_line WHEN old.kind IS NOT new.kind OR old.area IS NOT new.area OR old.day IS NOT new.day OR old.amount IS NOT new.amount OR old.person_id IS NOT new.person_id OR old.debt_id IS NOT new.debt_id OR old.purpose_id IS NOT new.purpose_id BEGIN UPDATE ledger_month SET amount = amount - old.amount, lines = lines - 1 WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND person_id = CASE WHEN old.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(old.person_id, x'') ELSE x'' END AND area = old.area AND kind = old.kind AND 1; DELETE FROM ledger_month WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND person_id = CASE WHEN old.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(old.person_id, x'') ELSE x'' END AND area = old.area AND kind = old.kind AND lines = 0; UPDATE ledger_balance SET amount = amount - (CASE old.kind WHEN 'earning' THEN 1 WHEN 'payout' THEN -1 ELSE 0 END) * old.amount, carried = carried - (CASE old.kind WHEN 'carried' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE person_id = old.person_id AND old.person_id IS NOT NULL AND old.kind IN ('earning', 'payout', 'carried'); DELETE FROM ledger_balance WHERE person_id = old.person_id AND lines = 0; UPDATE ledger_box SET amount = amount - (CASE old.kind WHEN 'payout' THEN -1 WHEN 'came_in' THEN 1 WHEN 'went_out' THEN -1 WHEN 'opening' THEN 1 WHEN 'difference' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND old.kind IN ('payout', 'came_in', 'went_out', 'opening', 'difference'); DELETE FROM ledger_box WHERE month = (CAST(substr(old.day, 1, 4) AS INTEGER) * 12 + CAST(substr(old.day, 6, 2) AS INTEGER) - 1) AND lines = 0; UPDATE ledger_debt SET owed = owed - (CASE old.kind WHEN 'owed' THEN 1 ELSE 0 END) * old.amount, paid = paid - (CASE old.kind WHEN 'came_in' THEN 1 ELSE 0 END) * old.amount, lines = lines - 1 WHERE debt_id = old.debt_id AND old.debt_id IS NOT NULL AND old.kind IN ('came_in', 'owed'); DELETE FROM ledger_debt WHERE debt_id = old.debt_id AND lines = 0; UPDATE ledger_purpose SET came_in = came_in - CASE old.kind WHEN 'came_in' THEN old.amount ELSE 0 END, went_out = went_out - CASE old.kind WHEN 'went_out' THEN old.amount ELSE 0 END, lines = lines - 1 WHERE purpose_id = old.purpose_id AND old.purpose_id IS NOT NULL; DELETE FROM ledger_purpose WHERE purpose_id = old.purpose_id AND lines = 0; INSERT INTO ledger_month (month, person_id, area, kind, amount, lines) SELECT (CAST(substr(new.day, 1, 4) AS INTEGER) * 12 + CAST(substr(new.day, 6, 2) AS INTEGER) - 1), CASE WHEN new.kind IN ('earning', 'own', 'payout', 'carried') THEN coalesce(new.person_id, x'') ELSE x'' END, new.area, new.kind, new.amount, 1 WHERE 1 ON CONFLICT (month, person_id, area, kind) DO UPDATE SET amount = amount + excluded.amount, lines = lines + excluded.lines; INSERT INTO ledger_balance (person_id, amount, carried, lines) SELECT new.person_id, (CASE new.kind WHEN 'earning' THEN 1 WHEN 'payout' THEN -1 ELSE 0 END) * new.amount, (CASE new.kind WHEN 'carried' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.person_id IS NOT NULL AND new.kind IN ('earning', 'payout', 'carried') ON CONFLICT (person_id) DO UPDATE SET amount = amount + excluded.amount, carried = carried + excluded.carried, lines = lines + excluded.lines; INSERT INTO ledger_box (month, amount, lines) SELECT (CAST(substr(new.day, 1, 4) AS INTEGER) * 12 + CAST(substr(new.day, 6, 2) AS INTEGER) - 1), (CASE new.kind WHEN 'payout' THEN -1 WHEN 'came_in' THEN 1 WHEN 'went_out' THEN -1 WHEN 'opening' THEN 1 WHEN 'difference' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.kind IN ('payout', 'came_in', 'went_out', 'opening', 'difference') ON CONFLICT (month) DO UPDATE SET amount = amount + excluded.amount, lines = lines + excluded.lines; INSERT INTO ledger_debt (debt_id, owed, paid, lines) SELECT new.debt_id, (CASE new.kind WHEN 'owed' THEN 1 ELSE 0 END) * new.amount, (CASE new.kind WHEN 'came_in' THEN 1 ELSE 0 END) * new.amount, 1 WHERE new.debt_id IS NOT NULL AND new.kind IN ('came_in', 'owed') ON CONFLICT (debt_id) DO UPDATE SET owed = owed + excluded.owed, paid = paid + excluded.paid, lines = lines + excluded.lines; INSERT INTO ledger_purpose (purpose_id, came_in, went_out, lines) SELECT new.purpose_id, CASE new.kind WHEN 'came_in' THEN new.amount ELSE 0 END, CASE new.kind WHEN 'went_out' THEN new.amount ELSE 0 END, 1 WHERE new.purpose_id IS NOT NULL ON CONFLICT (purpose_id) DO UPDATE SET came_in = came_in + excluded.came_in, went_out = went_out + excluded.went_out, lines = lines + excluded.lines; END;
