-- trigger member_counts
DROP TRIGGER "member_counts" ON "member";
DROP FUNCTION "member_member_counts"();

-- check ck_member_best_enum
ALTER TABLE "member" DROP CONSTRAINT "ck_member_best_enum";

-- check ck_member_tier_enum
ALTER TABLE "member" DROP CONSTRAINT "ck_member_tier_enum";

-- columns tier, best
ALTER TABLE "member"
    ALTER COLUMN "tier" DROP DEFAULT,
    ALTER COLUMN "tier" TYPE VARCHAR(25),
    ALTER COLUMN "tier" SET DEFAULT 'tin',
    ALTER COLUMN "best" TYPE VARCHAR(25);

-- values of table member
UPDATE "member"
SET "tier" = CASE "tier"
    WHEN 'bronze' THEN 'copper'
    WHEN 'gold' THEN 'platinum_with_a_long_name'
    ELSE "tier" END
WHERE "tier" IN ('bronze', 'gold');

-- values of table member
UPDATE "member"
SET "best" = CASE "best"
    WHEN 'bronze' THEN 'copper'
    WHEN 'gold' THEN 'platinum_with_a_long_name'
    ELSE "best" END
WHERE "best" IN ('bronze', 'gold');

-- data step of the spec
-- tin becomes wood
UPDATE member SET tier = 'wood' WHERE tier = 'tin';

-- column tier
ALTER TABLE "member"
    ALTER COLUMN "tier" SET DEFAULT 'wood';

-- checks ck_member_best_enum, ck_member_tier_enum
ALTER TABLE "member"
    ADD CONSTRAINT "ck_member_best_enum" CHECK ("best" IN ('copper', 'silver', 'platinum_with_a_long_name', 'wood')),
    ADD CONSTRAINT "ck_member_tier_enum" CHECK ("tier" IN ('copper', 'silver', 'platinum_with_a_long_name', 'wood'));

-- trigger member_counts
CREATE FUNCTION "member_member_counts"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.changes := OLD.changes + 1; RETURN NEW;
END;
$body$;
CREATE TRIGGER "member_counts" BEFORE UPDATE ON "member"
    FOR EACH ROW EXECUTE FUNCTION "member_member_counts"();
