-- table volume
ALTER TABLE "book" RENAME TO "volume";

-- column volume_id
ALTER TABLE "loan" RENAME COLUMN "book_id" TO "volume_id";

-- constraint pk_volume
ALTER TABLE "volume" RENAME CONSTRAINT "pk_book" TO "pk_volume";

-- column volume_id
ALTER TABLE "volume" RENAME COLUMN "id" TO "volume_id";

-- column title
ALTER TABLE "volume" RENAME COLUMN "name" TO "title";

-- column cost
ALTER TABLE "volume" RENAME COLUMN "price" TO "cost";

-- column status
ALTER TABLE "volume" RENAME COLUMN "state" TO "status";

-- constraint uq_volume_title
ALTER TABLE "volume" RENAME CONSTRAINT "uq_book_name" TO "uq_volume_title";

-- constraint ck_volume_1
ALTER TABLE "volume" RENAME CONSTRAINT "ck_book_1" TO "ck_volume_1";

-- constraint ck_volume_status_enum
ALTER TABLE "volume" RENAME CONSTRAINT "ck_book_state_enum" TO "ck_volume_status_enum";

-- index ix_volume_cost
ALTER INDEX "ix_book_price" RENAME TO "ix_volume_cost";

-- constraint fk_loan_volume_id
ALTER TABLE "loan" RENAME CONSTRAINT "fk_loan_book_id" TO "fk_loan_volume_id";

-- numbers of column volume_id
DO $body$
DECLARE
    sequence text := pg_get_serial_sequence('"volume"', 'volume_id');
BEGIN
    IF sequence IS NOT NULL AND to_regclass('"volume_volume_id_seq"') IS NULL THEN
        EXECUTE 'ALTER SEQUENCE ' || sequence || ' ' || 'RENAME TO "volume_volume_id_seq"';
    END IF;
END;
$body$;
