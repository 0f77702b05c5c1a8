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
CREATE TABLE person (
	"row" INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	given VARCHAR NOT NULL, 
	patronymic VARCHAR NOT NULL, 
	family VARCHAR NOT NULL, 
	paper_name VARCHAR NOT NULL, 
	birth TEXT, 
	schooling VARCHAR NOT NULL, 
	in_school BOOLEAN, 
	village VARCHAR NOT NULL, 
	street VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	archived_at INTEGER, 
	standing VARCHAR NOT NULL, 
	roles INTEGER NOT NULL, 
	joined_on DATE, 
	sort_given VARCHAR NOT NULL, 
	sort_family VARCHAR NOT NULL, 
	sort_village VARCHAR NOT NULL, 
	search_names VARCHAR NOT NULL, 
	search_place VARCHAR NOT NULL, 
	search_street VARCHAR NOT NULL, 
	search_digits VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY ("row"), 
	CONSTRAINT uq_person_id UNIQUE (id)
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
INSERT INTO setting ("name", "value", "id") VALUES ('name', '"Гулафшон"', X'A9CB7844317A54A8BD3084F4BCF9E513');
INSERT INTO setting ("name", "value", "id") VALUES ('village', '"Анорбоғ"', X'508599892D7750AF88A1CD4B0764A14A');
INSERT INTO setting ("name", "value", "id") VALUES ('district', '"vakhsh"', X'93438E37219659ADA5F3518C4ED3F2E3');
INSERT INTO keeper ("id", "name", "since", "password_since", "left_at") VALUES (X'01A21579C24273C1B6278863B9A72D3D', 'Нигина', 1772442000000, 1772442000000, NULL);
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (1, X'01A21579C3E874248FC07569F42A3A0E', 'Адиба', '', 'Назарова', '', '1990-03-12', 'secondary', 0, 'Анорбоғ', 'кӯчаи Сабо 7', '001', NULL, 'joined', 4, '2025-05-01', ':?D;:!K:C:NL<:', 'K:C:NL<:!:?D;:', ':KLN;L>', 'адиба адибахон назарова', '001 анорбог', 'кучаи сабо 7', '001 992520000001');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (2, X'01A21579C41E74DBA629BFD5AF201320', 'Зебо', '', 'Раҳимова', '', NULL, '', NULL, 'Пистазорон', '', '002', NULL, 'joined', 0, NULL, 'C@;L!N:UDJL<:', 'N:UDJL<:!C@;L', 'MDOP:CLNLK', 'зебо рахимова', '002 пистазорон', '', '002');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (3, X'01A21579C42A7959B4928DB35730F1D1', 'Барно', '', '', '', NULL, '', NULL, 'анорбоғ', '', '', NULL, 'paused', 0, NULL, ';:NKL', ';:NKL', ':KLN;L> анорбоғ', 'барно', 'анорбог', '', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (4, X'01A21579C4347CE3A125F2ED3BB0680B', 'Лола', '', 'Азимова', 'Lola Azimova', NULL, '', NULL, 'Оби Зулол', 'кӯчаи Ёсамин 3', '', NULL, 'joined', 0, NULL, 'ILI:!:CDJL<:', ':CDJL<:!ILI:', 'L;D!CQILI', 'азимова лола', 'зулол оби', 'кучаи есамин 3', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (5, X'01A21579C43F78FCAC2B60F13EDC72A8', 'Нодира', '', '', '', NULL, '', NULL, '', '', '', NULL, 'joined', 0, NULL, 'KL?DN:', 'KL?DN:', '', 'нодира', '', '', '');
INSERT INTO person ("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village", "street", "code", "archived_at", "standing", "roles", "joined_on", "sort_given", "sort_family", "sort_village", "search_names", "search_place", "search_street", "search_digits") VALUES (6, X'01A21579C44F7D2E9EB138A0F92FCD4A', 'Фарида', '', '', '', NULL, '', NULL, 'Гелосзор', '', '', 1772443080000, 'joined', 0, NULL, 'S:ND?:', 'S:ND?:', '=@ILOCLN', 'фарида', 'гелосзор', '', '');
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
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (4, 2, 'person', X'01A21579C3E874248FC07569F42A3A0E', NULL, '{"id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"given":"Адиба","patronymic":"","family":"Назарова","paper_name":"","birth":"1990-03-12","schooling":"secondary","in_school":0,"village":"Анорбоғ","street":"кӯчаи Сабо 7","code":"001","standing":"joined","roles":4,"joined_on":"2025-05-01","sort_given":":?D;:!K:C:NL<:","sort_family":"K:C:NL<:!:?D;:","sort_village":":KLN;L>","search_names":"адиба адибахон назарова","search_place":"001 анорбог","search_street":"кучаи сабо 7","search_digits":"001 992520000001"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (5, 2, 'person_spelling', X'01A21579C3F77718A72271BA0B10D677', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"text":"Адибахон","id":{"b64":"AaIVecP3dxinInG6CxDWdw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (6, 2, 'person_phone', X'01A21579C3E77AFEBBC1E58B699627B4', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"place":0,"typed":"52 000 00 01","normal":"+992520000001","whose":"husband","whose_words":"","safe":"no","hours":"after 16:00","remark":"ask for her","id":{"b64":"AaIVecPnev67weWLaZYntA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (7, 2, 'person_role', X'01A21579C3E870A99CC98B27FEB2C670', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"role":"sewing","since":"2025-05-01","id":{"b64":"AaIVecPocKmcyYsn/rLGcA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (8, 2, 'person_standing', X'01A21579C40C758ABC6365F36C8FC7DD', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"standing":"joined","day":"2025-05-01","reason":"","id":{"b64":"AaIVecQMdYq8Y2XzbI/H3Q=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (9, 2, 'person_consent', X'01A21579C3E87BEBB801CCCE592F6696', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"purpose":"keep","answer":"given","day":"2025-05-01","way":"written","id":{"b64":"AaIVecPoe+u4AczOWS9mlg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (10, 2, 'person_note', X'01A21579C3F479B7856C491F021BD5D0', NULL, '{"person_id":{"b64":"AaIVecPodCSPwHVp9Co6Dg=="},"day":"2026-03-02","text":"Likes to sew.","id":{"b64":"AaIVecP0ebeFbEkfAhvV0A=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (11, 3, 'person', X'01A21579C41E74DBA629BFD5AF201320', NULL, '{"id":{"b64":"AaIVecQedNumKb/VryATIA=="},"given":"Зебо","patronymic":"","family":"Раҳимова","paper_name":"","schooling":"","village":"АНОРБОҒ","street":"маҳаллаи Работ","code":"002","standing":"joined","roles":0,"sort_given":"C@;L!N:UDJL<:","sort_family":"N:UDJL<:!C@;L","sort_village":":KLN;L> АНОРБОҒ","search_names":"зебо рахимова","search_place":"002 анорбог","search_street":"махалаи работ","search_digits":"002"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (12, 3, 'person_standing', X'01A21579C42072CD98F5489347068DCF', NULL, '{"person_id":{"b64":"AaIVecQedNumKb/VryATIA=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQgcs2Y9UiTRwaNzw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (13, 4, 'person', X'01A21579C42A7959B4928DB35730F1D1', NULL, '{"id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"given":"Барно","patronymic":"","family":"","paper_name":"","schooling":"","village":"анорбоғ","street":"","code":"","standing":"joined","roles":0,"sort_given":";:NKL","sort_family":";:NKL","sort_village":":KLN;L> анорбоғ","search_names":"барно","search_place":"анорбог","search_street":"","search_digits":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (14, 4, 'person_standing', X'01A21579C42D7A3AA9D80A650ADE9107', NULL, '{"person_id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQtejqp2AplCt6RBw=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (15, 5, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', NULL, '{"id":{"b64":"AaIVecQ0fOOhJfLtO7BoCw=="},"given":"Лола","patronymic":"","family":"Азимова","paper_name":"Lola Azimova","schooling":"","village":"Себзори Баланд","street":"кӯчаи Сабо 12","code":"","standing":"joined","roles":0,"sort_given":"ILI:!:CDJL<:","sort_family":":CDJL<:!ILI:","sort_village":"O@;CLND!;:I:K?","search_names":"азимова лола","search_place":"баланд себзори","search_street":"кучаи сабо 12","search_digits":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (16, 5, 'person_standing', X'01A21579C43575CFA7D449999DE4FCD0', NULL, '{"person_id":{"b64":"AaIVecQ0fOOhJfLtO7BoCw=="},"standing":"joined","reason":"","id":{"b64":"AaIVecQ1dc+n1EmZneT80A=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (17, 6, 'person', X'01A21579C43F78FCAC2B60F13EDC72A8', NULL, '{"id":{"b64":"AaIVecQ/ePysK2DxPtxyqA=="},"given":"Нодира","patronymic":"","family":"","paper_name":"","schooling":"","village":"","street":"","code":"","standing":"joined","roles":0,"sort_given":"KL?DN:","sort_family":"KL?DN:","sort_village":"","search_names":"нодира","search_place":"","search_street":"","search_digits":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (18, 6, 'person_standing', X'01A21579C4407BAA8A9DD4675047B52A', NULL, '{"person_id":{"b64":"AaIVecQ/ePysK2DxPtxyqA=="},"standing":"joined","reason":"","id":{"b64":"AaIVecRAe6qKndRnUEe1Kg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (19, 7, 'person', X'01A21579C44F7D2E9EB138A0F92FCD4A', NULL, '{"id":{"b64":"AaIVecRPfS6esTig+S/NSg=="},"given":"Фарида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Гелосзор","street":"","code":"","standing":"joined","roles":0,"sort_given":"S:ND?:","sort_family":"S:ND?:","sort_village":"=@ILOCLN","search_names":"фарида","search_place":"гелосзор","search_street":"","search_digits":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (20, 7, 'person_standing', X'01A21579C451721686D782B95E92762A', NULL, '{"person_id":{"b64":"AaIVecRPfS6esTig+S/NSg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecRRchaG14K5XpJ2Kg=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (21, 8, 'person', X'01A21579C44F7D2E9EB138A0F92FCD4A', '{"archived_at":null}', '{"archived_at":1772443080000}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (22, 9, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', '{"village":"Себзори Баланд","street":"кӯчаи Сабо 12"}', '{"village":"Оби Зулол","street":"кӯчаи Ёсамин 3"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (23, 9, 'person', X'01A21579C4347CE3A125F2ED3BB0680B', '{"sort_village":"O@;CLND!;:I:K?","search_place":"баланд себзори","search_street":"кучаи сабо 12"}', '{"sort_village":"L;D!CQILI","search_place":"зулол оби","search_street":"кучаи есамин 3"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (24, 10, 'person_picture', X'01A21579C4AA7B95BB935D56050F7B9D', NULL, '{"person_id":{"b64":"AaIVecQedNumKb/VryATIA=="},"jpeg":{"b64":"/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBAUEBAYFBQUGBgYHCQ4JCQgICRINDQoOFRIWFhUSFBQXGiEcFxgfGRQUHScdHyIjJSUlFhwpLCgkKyEkJST/2wBDAQYGBgkICREJCREkGBQYJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCT/wAARCAAoADwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCUAX0QAAAAAAAAAAAAAAAAAAAAAB//2Q=="},"id":{"b64":"AaIVecSqe5W7k11WBQ97nQ=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (25, 11, 'person_standing', X'01A21579C4B578B0A558A30B25C42134', NULL, '{"person_id":{"b64":"AaIVecQqeVm0ko2zVzDx0Q=="},"standing":"paused","day":"2026-02-01","reason":"harvest","id":{"b64":"AaIVecS1eLClWKMLJcQhNA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (26, 11, 'person', X'01A21579C42A7959B4928DB35730F1D1', '{"standing":"joined"}', '{"standing":"paused"}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (27, 12, 'person', X'01A21579C4BB72F09BA02D28056E273A', NULL, '{"id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"given":"Саида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Тутистони Нав","street":"","code":"","standing":"joined","roles":0,"sort_given":"O:D?:","sort_family":"O:D?:","sort_village":"PQPDOPLKD!K:<","search_names":"саида","search_place":"нав тутистони","search_street":"","search_digits":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (28, 12, 'person_standing', X'01A21579C4BC7BDCB3B0654007412C58', NULL, '{"person_id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecS8e9yzsGVAB0EsWA=="}}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (29, 13, 'person_standing', X'01A21579C4BC7BDCB3B0654007412C58', '{"person_id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"standing":"joined","reason":"","id":{"b64":"AaIVecS8e9yzsGVAB0EsWA=="}}', NULL);
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (30, 13, 'person', X'01A21579C4BB72F09BA02D28056E273A', '{"id":{"b64":"AaIVecS7cvCboC0oBW4nOg=="},"given":"Саида","patronymic":"","family":"","paper_name":"","schooling":"","village":"Тутистони Нав","street":"","code":"","standing":"joined","roles":0,"sort_given":"O:D?:","sort_family":"O:D?:","sort_village":"PQPDOPLKD!K:<","search_names":"саида","search_place":"нав тутистони","search_street":"","search_digits":""}', NULL);
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (31, 14, 'person', X'01A21579C41E74DBA629BFD5AF201320', '{"village":"АНОРБОҒ","street":"маҳаллаи Работ"}', '{"village":"Пистазорон","street":""}');
INSERT INTO journal_row ("number", "batch", "record_table", "record_id", "before", "after") VALUES (32, 14, 'person', X'01A21579C41E74DBA629BFD5AF201320', '{"sort_village":":KLN;L> АНОРБОҒ","search_place":"002 анорбог","search_street":"махалаи работ"}', '{"sort_village":"MDOP:CLNLK","search_place":"002 пистазорон","search_street":""}');
INSERT INTO alembic_version ("version_num") VALUES ('0003');
INSERT INTO own_field ("kind", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES ('choice', 'Ҳунар', 'Ремесло', 'Craft', 1, NULL, X'042882BAB513547AA760C489313EBB07');
INSERT INTO own_field ("kind", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES ('line', 'Эзоҳ', 'Примечание', 'Remark', 2, NULL, X'56727FC74BFD5B1AAE87928B8734A592');
INSERT INTO own_choice ("field_id", "name_tg", "name_ru", "name_en", "place", "archived_at", "id") VALUES (X'042882BAB513547AA760C489313EBB07', 'Дӯзандагӣ', 'Шитьё', 'Sewing', 1, NULL, X'C414E51A115C54E9B9D3B51C90C053C1');
INSERT INTO own_value ("person_id", "field_id", "text", "normal", "sort", "choice_id", "other_id", "id") VALUES (X'01A21579C3E874248FC07569F42A3A0E', X'042882BAB513547AA760C489313EBB07', '', '', '1', X'C414E51A115C54E9B9D3B51C90C053C1', NULL, X'C87151D910C15DAB98D9BA3320293EE9');
INSERT INTO own_value ("person_id", "field_id", "text", "normal", "sort", "choice_id", "other_id", "id") VALUES (X'01A21579C42A7959B4928DB35730F1D1', X'56727FC74BFD5B1AAE87928B8734A592', 'Ғамхор', '', 'гамхор', NULL, NULL, X'FBDB521411805492ADDA497CEAFC8857');
INSERT INTO erased ("id", "at") VALUES (X'8D24D11919745A29B6F111A1B9715828', 1742205600000);
INSERT INTO erased ("id", "at") VALUES (X'49AC6A83AB7A5CCC944A8D981AD94078', 1742205600000);
CREATE INDEX ix_person_by_village ON person (archived_at, sort_village, sort_family, sort_given, standing, roles);
CREATE INDEX ix_person_by_given ON person (archived_at, sort_given, standing, roles, joined_on);
CREATE INDEX ix_person_by_family ON person (archived_at, sort_family, standing, roles, joined_on);
CREATE INDEX ix_person_code ON person (code);
CREATE INDEX ix_person_place ON person (archived_at, village, street);
CREATE INDEX ix_person_counts ON person (archived_at, standing, roles, joined_on);
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
CREATE VIRTUAL TABLE person_start USING fts5(search_names, search_place, search_street, tokenize='ascii', prefix='1 2', content='person', content_rowid='row');
CREATE VIRTUAL TABLE person_part USING fts5(search_names, search_place, search_street, search_digits, tokenize='trigram case_sensitive 1', content='person', content_rowid='row');
CREATE VIRTUAL TABLE person_word USING fts5vocab(person_start, 'col');
INSERT INTO person_start(person_start) VALUES ('rebuild');
INSERT INTO person_part(person_part) VALUES ('rebuild');
CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN INSERT INTO person_start(rowid, search_names, search_place, search_street) VALUES (new.row, new.search_names, new.search_place, new.search_street); INSERT INTO person_part(rowid, search_names, search_place, search_street, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_street, new.search_digits); END;
CREATE TRIGGER person_search_removed AFTER DELETE ON person BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_street) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_street, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street, old.search_digits); END;
CREATE TRIGGER person_search_changed AFTER UPDATE OF search_names, search_place, search_street, search_digits ON person WHEN old.search_names <> new.search_names OR old.search_place <> new.search_place OR old.search_street <> new.search_street OR old.search_digits <> new.search_digits BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_street) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_street, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street, old.search_digits); INSERT INTO person_start(rowid, search_names, search_place, search_street) VALUES (new.row, new.search_names, new.search_place, new.search_street); INSERT INTO person_part(rowid, search_names, search_place, search_street, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_street, new.search_digits); END;
