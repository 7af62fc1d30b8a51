-- trigger member_counts
DROP TRIGGER "member_counts" ON "member";
DROP FUNCTION "member_member_counts"();

-- check ck_member_best_enum
ALTER TABLE "member" DROP CONSTRAINT "ck_member_best_enum";

-- check ck_member_tier_enum
ALTER TABLE "member" DROP CONSTRAINT "ck_member_tier_enum";

-- values of table member
UPDATE "member"
SET "tier" = CASE "tier"
    WHEN 'copper' THEN 'bronze'
    WHEN 'platinum_with_a_long_name' THEN 'gold'
    ELSE "tier" END
WHERE "tier" IN ('copper', 'platinum_with_a_long_name');

-- values of table member
UPDATE "member"
SET "best" = CASE "best"
    WHEN 'copper' THEN 'bronze'
    WHEN 'platinum_with_a_long_name' THEN 'gold'
    ELSE "best" END
WHERE "best" IN ('copper', 'platinum_with_a_long_name');

-- columns tier, best
ALTER TABLE "member"
    ALTER COLUMN "tier" DROP DEFAULT,
    ALTER COLUMN "tier" TYPE VARCHAR(6),
    ALTER COLUMN "tier" SET DEFAULT 'tin',
    ALTER COLUMN "best" TYPE VARCHAR(6);

-- checks ck_member_best_enum, ck_member_tier_enum
ALTER TABLE "member"
    ADD CONSTRAINT "ck_member_best_enum" CHECK ("best" IN ('bronze', 'silver', 'gold', 'tin')),
    ADD CONSTRAINT "ck_member_tier_enum" CHECK ("tier" IN ('bronze', 'silver', 'gold', 'tin'));

-- trigger member_counts
CREATE FUNCTION "member_member_counts"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.changes := OLD.changes + 1; RETURN NEW;
END;
$body$;
CREATE TRIGGER "member_counts" BEFORE UPDATE ON "member"
    FOR EACH ROW EXECUTE FUNCTION "member_member_counts"();
