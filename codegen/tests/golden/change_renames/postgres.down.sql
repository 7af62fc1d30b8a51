-- table book
ALTER TABLE "volume" RENAME TO "book";

-- constraint pk_book
ALTER TABLE "book" RENAME CONSTRAINT "pk_volume" TO "pk_book";

-- column id
ALTER TABLE "book" RENAME COLUMN "volume_id" TO "id";

-- column name
ALTER TABLE "book" RENAME COLUMN "title" TO "name";

-- column price
ALTER TABLE "book" RENAME COLUMN "cost" TO "price";

-- column state
ALTER TABLE "book" RENAME COLUMN "status" TO "state";

-- constraint uq_book_name
ALTER TABLE "book" RENAME CONSTRAINT "uq_volume_title" TO "uq_book_name";

-- constraint ck_book_1
ALTER TABLE "book" RENAME CONSTRAINT "ck_volume_1" TO "ck_book_1";

-- constraint ck_book_state_enum
ALTER TABLE "book" RENAME CONSTRAINT "ck_volume_status_enum" TO "ck_book_state_enum";

-- index ix_book_price
ALTER INDEX "ix_volume_cost" RENAME TO "ix_book_price";

-- column book_id
ALTER TABLE "loan" RENAME COLUMN "volume_id" TO "book_id";

-- constraint fk_loan_book_id
ALTER TABLE "loan" RENAME CONSTRAINT "fk_loan_volume_id" TO "fk_loan_book_id";

-- numbers of column id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"book"', 'id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"book_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "book_id_seq"';
    END IF;
END;
$body$;
