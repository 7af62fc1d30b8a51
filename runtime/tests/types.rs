//! Every portable type goes into each database and comes back, through Diesel's own connection and through the
//! connection enum, written by the one and read by the other.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::error::Error as _;

use diesel::{
    ExpressionMethods, QueryDsl, Queryable, RunQueryDsl, Selectable, SelectableHelper,
    connection::SimpleConnection,
};
use tablewright::{
    AnyConnection,
    chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc},
    connection::DatabaseKind,
    dispatch,
    types::{
        DecimalValue, JsonText, TimeValue, TimestampTzValue, TimestampValue, UuidValue, VectorValue,
    },
};
use tablewright_testing::{Failed, Scratch, Server, run};

use support::{by_kind, on_each};
use tables::{embeddings, samples};

tablewright::sql_enum! {
    /// How much a claim matters.
    pub enum Tier: TierSql {
        /// Central.
        A = "A",
        /// Beside the point, with a quote in its name.
        Other = "o'ther",
    }
}

mod tables {
    //! As the generated schema would say it.

    diesel::table! {
        use diesel::sql_types::{
            BigInt, Binary, Bool, Date, Double, Float, Integer, Nullable, SmallInt, Text,
        };
        use tablewright::types::{Decimal, Json, Time, Timestamp, TimestampTz, Uuid};
        use crate::TierSql;

        samples (id) {
            id -> Integer,
            flag -> Bool,
            small -> SmallInt,
            big -> BigInt,
            single -> Float,
            double_ -> Double,
            words -> Text,
            bytes -> Binary,
            day -> Date,
            clock -> Time,
            local -> Timestamp,
            json -> Json,
            moment -> TimestampTz,
            uuid -> Uuid,
            price -> Decimal,
            tier -> TierSql,
            json_or_null -> Nullable<Json>,
            moment_or_null -> Nullable<TimestampTz>,
            uuid_or_null -> Nullable<Uuid>,
            price_or_null -> Nullable<Decimal>,
            tier_or_null -> Nullable<TierSql>,
        }
    }

    diesel::table! {
        use diesel::sql_types::{Integer, Nullable};
        use tablewright::types::Vector;

        embeddings (id) {
            id -> Integer,
            embedding -> Vector,
            other -> Nullable<Vector>,
        }
    }
}

/// A row, with the Rust types that a generated row struct has.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = samples)]
struct Sample {
    id: i32,
    flag: bool,
    small: i16,
    big: i64,
    single: f32,
    double_: f64,
    words: String,
    bytes: Vec<u8>,
    day: NaiveDate,
    clock: TimeValue,
    local: TimestampValue,
    json: JsonText,
    moment: TimestampTzValue,
    uuid: UuidValue,
    price: DecimalValue,
    tier: Tier,
    json_or_null: Option<JsonText>,
    moment_or_null: Option<TimestampTzValue>,
    uuid_or_null: Option<UuidValue>,
    price_or_null: Option<DecimalValue>,
    tier_or_null: Option<Tier>,
}

/// What is inserted, borrowed as a generated insert struct is.
#[derive(Clone, Copy)]
struct NewSample<'a> {
    id: i32,
    flag: bool,
    small: i16,
    big: i64,
    single: f32,
    double_: f64,
    words: &'a str,
    bytes: &'a [u8],
    day: NaiveDate,
    clock: TimeValue,
    local: TimestampValue,
    json: &'a JsonText,
    moment: TimestampTzValue,
    uuid: UuidValue,
    price: &'a DecimalValue,
    tier: Tier,
    json_or_null: Option<&'a JsonText>,
    moment_or_null: Option<TimestampTzValue>,
    uuid_or_null: Option<UuidValue>,
    price_or_null: Option<&'a DecimalValue>,
    tier_or_null: Option<Tier>,
}

tablewright::insertable! {
    NewSample<'a> => samples {
        always id: i32,
        always flag: bool,
        always small: i16,
        always big: i64,
        always single: f32,
        always double_: f64,
        always words: &'a str,
        always bytes: &'a [u8],
        always day: NaiveDate,
        always clock: TimeValue,
        always local: TimestampValue,
        always json: &'a JsonText,
        always moment: TimestampTzValue,
        always uuid: UuidValue,
        always price: &'a DecimalValue,
        always tier: Tier,
        always json_or_null: Option<&'a JsonText>,
        always moment_or_null: Option<TimestampTzValue>,
        always uuid_or_null: Option<UuidValue>,
        always price_or_null: Option<&'a DecimalValue>,
        always tier_or_null: Option<Tier>,
    }
}

impl Sample {
    fn borrowed(&self) -> NewSample<'_> {
        NewSample {
            id: self.id,
            flag: self.flag,
            small: self.small,
            big: self.big,
            single: self.single,
            double_: self.double_,
            words: &self.words,
            bytes: &self.bytes,
            day: self.day,
            clock: self.clock,
            local: self.local,
            json: &self.json,
            moment: self.moment,
            uuid: self.uuid,
            price: &self.price,
            tier: self.tier,
            json_or_null: self.json_or_null.as_ref(),
            moment_or_null: self.moment_or_null,
            uuid_or_null: self.uuid_or_null,
            price_or_null: self.price_or_null.as_ref(),
            tier_or_null: self.tier_or_null,
        }
    }
}

fn create_samples(connection: &mut AnyConnection) -> diesel::QueryResult<()> {
    connection.batch_execute(by_kind(
        connection.kind(),
        "CREATE TABLE samples (id INTEGER PRIMARY KEY, flag BOOLEAN NOT NULL, small SMALLINT NOT NULL, \
         big BIGINT NOT NULL, single FLOAT NOT NULL, double_ DOUBLE NOT NULL, words TEXT NOT NULL, \
         bytes BLOB NOT NULL, day DATE NOT NULL, clock TIME NOT NULL, local TIMESTAMP NOT NULL, \
         json TEXT NOT NULL, moment TIMESTAMP NOT NULL, uuid BLOB NOT NULL, price DECIMAL(30, 10) NOT NULL, \
         tier VARCHAR(10) NOT NULL, json_or_null TEXT, moment_or_null TIMESTAMP, uuid_or_null BLOB, \
         price_or_null DECIMAL(30, 10), tier_or_null VARCHAR(10))",
        "CREATE TABLE samples (id INTEGER PRIMARY KEY, flag BOOLEAN NOT NULL, small SMALLINT NOT NULL, \
         big BIGINT NOT NULL, single REAL NOT NULL, double_ DOUBLE PRECISION NOT NULL, words TEXT NOT NULL, \
         bytes BYTEA NOT NULL, day DATE NOT NULL, clock TIME NOT NULL, local TIMESTAMP NOT NULL, \
         json JSONB NOT NULL, moment TIMESTAMPTZ NOT NULL, uuid UUID NOT NULL, price NUMERIC(30, 10) NOT NULL, \
         tier VARCHAR(10) NOT NULL, json_or_null JSONB, moment_or_null TIMESTAMPTZ, uuid_or_null UUID, \
         price_or_null NUMERIC(30, 10), tier_or_null VARCHAR(10))",
        "CREATE TABLE samples (id INTEGER PRIMARY KEY, flag TINYINT(1) NOT NULL, small SMALLINT NOT NULL, \
         big BIGINT NOT NULL, single FLOAT NOT NULL, double_ DOUBLE NOT NULL, words LONGTEXT NOT NULL, \
         bytes LONGBLOB NOT NULL, day DATE NOT NULL, clock TIME(6) NOT NULL, local DATETIME(6) NOT NULL, \
         json JSON NOT NULL, moment DATETIME(6) NOT NULL, uuid BINARY(16) NOT NULL, \
         price DECIMAL(30, 10) NOT NULL, tier VARCHAR(10) NOT NULL, json_or_null JSON, \
         moment_or_null DATETIME(6), uuid_or_null BINARY(16), price_or_null DECIMAL(30, 10), \
         tier_or_null VARCHAR(10)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ))
}

fn moment(text: &str) -> TimestampTzValue {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc().into()
}

fn clock(text: &str) -> TimeValue {
    text.parse::<NaiveTime>().unwrap().into()
}

fn local(text: &str) -> TimestampValue {
    text.parse::<NaiveDateTime>().unwrap().into()
}

fn sample(id: i32) -> Sample {
    Sample {
        id,
        flag: true,
        small: i16::MIN,
        big: i64::MAX,
        single: 0.1,
        double_: 0.1 + 0.2,
        words: "naïve 'quoted' \\ 🦀".into(),
        bytes: vec![0, 1, 255, b'\'', b'\\'],
        day: NaiveDate::from_ymd_opt(1969, 2, 28).unwrap(),
        clock: clock("23:59:59.999999"),
        local: local("2026-11-22T01:02:03.000004"),
        json: JsonText::new(r#"{"a": [1, 2.5, null, "ü"]}"#),
        moment: moment("1969-07-20T20:17:40.000001Z"),
        uuid: "67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap(),
        price: "12345.6789012345".parse().unwrap(),
        tier: Tier::Other,
        json_or_null: Some(JsonText::new("\"x\"")),
        moment_or_null: Some(moment("2026-11-22T01:02:03.999999+02:00")),
        uuid_or_null: Some(UuidValue::default()),
        price_or_null: Some("-0.1".parse().unwrap()),
        tier_or_null: Some(Tier::A),
    }
}

/// A sample without what may be missing.
fn bare_sample(id: i32) -> Sample {
    Sample {
        json_or_null: None,
        moment_or_null: None,
        uuid_or_null: None,
        price_or_null: None,
        tier_or_null: None,
        ..sample(id)
    }
}

/// Asserts that `found` is `expected`; JSON counts by value, since databases respell it.
fn assert_same(found: &Sample, expected: &Sample) {
    assert_eq!(found.json.value().unwrap(), expected.json.value().unwrap());
    let value = |json: &Option<JsonText>| json.as_ref().map(|json| json.value().unwrap());
    assert_eq!(value(&found.json_or_null), value(&expected.json_or_null));
    let respelled = Sample {
        json: found.json.clone(),
        json_or_null: found.json_or_null.clone(),
        ..expected.clone()
    };
    assert_eq!(*found, respelled);
}

fn every_type_goes_there_and_back(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    let expected = [sample(1), bare_sample(2), sample(3), bare_sample(4)];
    for sample in &expected[..2] {
        diesel::insert_into(samples::table).values(sample.borrowed()).execute(connection)?;
    }
    for sample in &expected[2..] {
        dispatch!(&mut *connection, |connection| diesel::insert_into(samples::table)
            .values(sample.borrowed())
            .execute(connection))?;
    }
    let query = samples::table.order(samples::id).select(Sample::as_select());
    let by_enum: Vec<Sample> = query.load(connection)?;
    let by_driver: Vec<Sample> = dispatch!(connection, |connection| samples::table
        .order(samples::id)
        .select(Sample::as_select())
        .load(connection))?;
    assert_eq!((by_enum.len(), by_driver.len()), (4, 4));
    for (found, expected) in by_enum.iter().zip(&expected).chain(by_driver.iter().zip(&expected)) {
        assert_same(found, expected);
    }
    Ok(())
}

fn values_can_be_compared_in_queries(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    for sample in [sample(1), bare_sample(2)] {
        diesel::insert_into(samples::table).values(sample.borrowed()).execute(connection)?;
    }
    let expected = sample(1);
    let both: Vec<i32> = samples::table
        .filter(samples::moment.eq(expected.moment))
        .filter(samples::moment.lt(moment("1969-07-20T20:17:40.000002Z")))
        .filter(samples::uuid.eq(&expected.uuid))
        .filter(samples::price.eq(&expected.price))
        .filter(samples::price.gt(DecimalValue::from(12_345)))
        .filter(samples::tier.eq(Tier::Other))
        .filter(samples::tier.ne_all([Tier::A]))
        .select(samples::id)
        .order(samples::id)
        .load(connection)?;
    assert_eq!(both, [1, 2]);
    let doubled: DecimalValue = samples::table
        .select(samples::price + samples::price)
        .filter(samples::id.eq(1))
        .first(connection)?;
    assert_eq!(doubled, "24691.357802469".parse()?);
    let filled: Vec<i32> = samples::table
        .filter(samples::tier_or_null.eq(Tier::A))
        .filter(samples::uuid_or_null.eq(Some(UuidValue::default())))
        .filter(samples::moment_or_null.gt(expected.moment))
        .filter(samples::price_or_null.eq("-0.10".parse::<DecimalValue>().unwrap()))
        .select(samples::id)
        .load(connection)?;
    assert_eq!(filled, [1]);
    let empty: Vec<i32> = samples::table
        .filter(samples::json_or_null.is_null())
        .select(samples::id)
        .load(connection)?;
    assert_eq!(empty, [2]);
    Ok(())
}

/// Times with nanoseconds, and what is kept of each: on every database the same, before and after the years
/// that PostgreSQL and Unix count from, and at the end of a day, which rounding would change.
const FINE_TIMES: &[(&str, &str)] = &[
    ("2026-11-22T01:02:03.123456789", "2026-11-22T01:02:03.123456"),
    ("2026-11-22T23:59:59.999999999", "2026-11-22T23:59:59.999999"),
    ("1999-12-31T23:59:59.000000999", "1999-12-31T23:59:59"),
    ("1969-07-20T20:17:40.500000500", "1969-07-20T20:17:40.500"),
    ("1000-01-01T00:00:00.000000001", "1000-01-01T00:00:00"),
    ("2016-12-31T23:59:60.5", "2016-12-31T23:59:59.999999"),
];

/// Written by a row and compared by a filter, found by both.
fn what_is_finer_than_a_microsecond_is_cut_off(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    for (id, (fine, kept)) in (1..).zip(FINE_TIMES) {
        let (_, fine_clock) = fine.split_once('T').ok_or("no time")?;
        let (_, kept_clock) = kept.split_once('T').ok_or("no time")?;
        let row = Sample {
            clock: clock(fine_clock),
            local: local(fine),
            moment: moment(&[fine, "Z"].concat()),
            ..sample(id)
        };
        diesel::insert_into(samples::table).values(row.borrowed()).execute(connection)?;
        let found: Vec<(TimeValue, TimestampValue, TimestampTzValue)> = samples::table
            .filter(samples::id.eq(id))
            .filter(samples::clock.eq(clock(fine_clock)))
            .filter(samples::clock.eq(clock(kept_clock)))
            .filter(samples::local.eq(local(fine)))
            .filter(samples::local.eq(local(kept)))
            .filter(samples::moment.eq(moment(&[fine, "Z"].concat())))
            .select((samples::clock, samples::local, samples::moment))
            .load(connection)?;
        let kept = (clock(kept_clock), local(kept), moment(&[kept, "Z"].concat()));
        assert_eq!(found, [kept], "{fine}");
        let written = (row.clock, row.local, row.moment);
        assert_eq!(found, [written], "{fine}");
    }
    let in_order: Vec<i32> =
        samples::table.select(samples::id).order(samples::local).load(connection)?;
    assert_eq!(in_order, [5, 4, 3, 6, 1, 2]);
    Ok(())
}

/// A SQLite file may have rows that Diesel's own types have written.
fn times_that_diesel_has_written_are_found(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    use diesel::{
        dsl::sql,
        sql_types::{Time, Timestamp},
    };
    create_samples(connection)?;
    let texts = ["2026-11-22T01:02:03", "2026-11-22T01:02:03.500", "2026-11-22T01:02:03.000004"];
    for (id, text) in (1..).zip(texts) {
        diesel::insert_into(samples::table).values(sample(id).borrowed()).execute(connection)?;
        let naive: NaiveDateTime = text.parse()?;
        let changed = diesel::update(samples::table.find(id))
            .set((
                samples::local
                    .eq(sql::<tablewright::types::Timestamp>("").bind::<Timestamp, _>(naive)),
                samples::clock
                    .eq(sql::<tablewright::types::Time>("").bind::<Time, _>(naive.time())),
            ))
            .execute(connection)?;
        assert_eq!(changed, 1);
        let found: Vec<i32> = samples::table
            .filter(samples::local.eq(local(text)))
            .filter(samples::clock.eq(TimeValue::from(naive.time())))
            .select(samples::id)
            .load(connection)?;
        assert_eq!(found, [id], "{text}");
    }
    Ok(())
}

fn values_can_be_changed(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    create_samples(connection)?;
    diesel::insert_into(samples::table).values(sample(1).borrowed()).execute(connection)?;
    let json = JsonText::serialize(&[1, 2])?;
    let changed = diesel::update(samples::table.find(1))
        .set((
            samples::json.eq(&json),
            samples::tier.eq(Tier::A),
            samples::uuid_or_null.eq(None::<UuidValue>),
        ))
        .execute(connection)?;
    assert_eq!(changed, 1);
    let found: Sample = samples::table.find(1).select(Sample::as_select()).first(connection)?;
    let expected = Sample { json, tier: Tier::A, uuid_or_null: None, ..sample(1) };
    assert_same(&found, &expected);
    Ok(())
}

fn a_value_that_the_enum_does_not_know_is_an_error_that_names_both(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    diesel::insert_into(samples::table).values(sample(1).borrowed()).execute(connection)?;
    connection.batch_execute("UPDATE samples SET tier = 'Z'")?;
    let load = samples::table.select(samples::tier);
    let by_enum = load.load::<Tier>(connection).unwrap_err();
    let by_driver = dispatch!(connection, |connection| load.load::<Tier>(connection)).unwrap_err();
    for error in [by_enum, by_driver] {
        let source = error.source().map(ToString::to_string).unwrap_or_default();
        let message = [error.to_string(), source].concat();
        assert!(message.contains("`Z` is not a value of `Tier`"), "{message}");
    }
    Ok(())
}

/// Stored exactly, or refused: never rounded.
fn long_decimals_are_kept_whole_or_refused(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    let long: DecimalValue = "12345678901234567890.0123456789".parse()?;
    let with_price = Sample { price: long.clone(), ..sample(1) };
    let outcome =
        diesel::insert_into(samples::table).values(with_price.borrowed()).execute(connection);
    if connection.kind() == DatabaseKind::Sqlite {
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains("more than the 15 digits"), "{message}");
    } else {
        outcome?;
        assert_eq!(samples::table.select(samples::price).first::<DecimalValue>(connection)?, long);
    }
    for (id, text) in [
        (2, "0"),
        (3, "-900719925474099"),
        (4, "99999.9999999999"),
        (5, "0.0000000001"),
        (6, "100000000000000000"),
        (7, "1.10"),
    ] {
        let price: DecimalValue = text.parse()?;
        let row = Sample { price: price.clone(), ..sample(id) };
        diesel::insert_into(samples::table).values(row.borrowed()).execute(connection)?;
        let found: DecimalValue =
            samples::table.find(id).select(samples::price).first(connection)?;
        assert_eq!(found, price, "{text}");
    }
    Ok(())
}

fn json_that_is_none_loads_and_says_so(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    // Only SQLite without its check can hold such a text; a legacy file does.
    if connection.kind() == DatabaseKind::Sqlite {
        create_samples(connection)?;
        diesel::insert_into(samples::table).values(sample(1).borrowed()).execute(connection)?;
        connection.batch_execute("UPDATE samples SET json = '{oops'")?;
        let found: JsonText = samples::table.select(samples::json).first(connection)?;
        assert_eq!(found.as_str(), "{oops");
        assert!(found.value().is_err());
    }
    // Where there is a plain `json` beside `jsonb`, both can be read.
    if connection.kind() == DatabaseKind::Postgres {
        connection
            .batch_execute("CREATE TABLE samples (id INTEGER PRIMARY KEY, json JSON NOT NULL)")?;
        let json = JsonText::new("{\"b\": 1,  \"a\": 2}");
        diesel::insert_into(samples::table)
            .values((samples::id.eq(1), samples::json.eq(&json)))
            .execute(connection)?;
        let found: JsonText = samples::table.select(samples::json).first(connection)?;
        assert_eq!(found.value()?, json.value()?);
        connection.batch_execute("UPDATE samples SET json = '[1,  2]'")?;
        let found: JsonText = samples::table.select(samples::json).first(connection)?;
        assert_eq!(found.as_str(), "[1,  2]");
    }
    Ok(())
}

fn what_the_database_wrote_itself_can_be_read(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_samples(connection)?;
    diesel::insert_into(samples::table).values(sample(1).borrowed()).execute(connection)?;
    let before = Utc::now();
    connection.batch_execute(by_kind(
        connection.kind(),
        "UPDATE samples SET moment = CURRENT_TIMESTAMP, uuid = '67e55044-10b1-426f-9247-bb680e5fe0c8'",
        "UPDATE samples SET moment = CURRENT_TIMESTAMP",
        "UPDATE samples SET moment = CURRENT_TIMESTAMP(6)",
    ))?;
    let (moment, uuid): (TimestampTzValue, UuidValue) =
        samples::table.select((samples::moment, samples::uuid)).first(connection)?;
    let distance = moment.signed_duration_since(before).num_seconds();
    assert!(distance.abs() < 60, "{moment} is {distance} s from {before}");
    assert_eq!(uuid, sample(1).uuid);
    Ok(())
}

/// Where pgvector is not installed, a domain over bytes of that name keeps what is sent as it is.
fn vectors_go_there_and_back(
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    match scratch.server {
        Server::Postgres18 => connection.batch_execute("CREATE EXTENSION vector")?,
        Server::Postgres => connection.batch_execute("CREATE DOMAIN vector AS BYTEA")?,
        Server::Sqlite | Server::Mariadb | Server::Mysql97 => {}
    }
    connection.batch_execute(by_kind(
        connection.kind(),
        "CREATE TABLE embeddings (id INTEGER PRIMARY KEY, embedding BLOB NOT NULL, other BLOB)",
        "CREATE TABLE embeddings (id INTEGER PRIMARY KEY, embedding vector NOT NULL, other vector)",
        "CREATE TABLE embeddings (id INTEGER PRIMARY KEY, embedding VARBINARY(12) NOT NULL, \
         other VARBINARY(12))",
    ))?;
    let vector = VectorValue::from(vec![1.5, -0.0, f32::MIN_POSITIVE]);
    let row = (
        embeddings::id.eq(1),
        embeddings::embedding.eq(&vector),
        embeddings::other.eq(None::<&VectorValue>),
    );
    diesel::insert_into(embeddings::table).values(row).execute(connection)?;
    let row = (
        embeddings::id.eq(2),
        embeddings::embedding.eq(&vector),
        embeddings::other.eq(Some(&vector)),
    );
    dispatch!(&mut *connection, |connection| diesel::insert_into(embeddings::table)
        .values(row)
        .execute(connection))?;
    let query =
        embeddings::table.order(embeddings::id).select((embeddings::embedding, embeddings::other));
    let expected = [(vector.clone(), None), (vector.clone(), Some(vector))];
    let by_enum: Vec<(VectorValue, Option<VectorValue>)> = query.load(connection)?;
    assert_eq!(by_enum, expected);
    let by_driver: Vec<(VectorValue, Option<VectorValue>)> =
        dispatch!(connection, |connection| query.load(connection))?;
    assert_eq!(by_driver, expected);
    Ok(())
}

fn main() {
    run([
        on_each("every_type_goes_there_and_back", every_type_goes_there_and_back),
        on_each("values_can_be_compared_in_queries", values_can_be_compared_in_queries),
        on_each(
            "what_is_finer_than_a_microsecond_is_cut_off",
            what_is_finer_than_a_microsecond_is_cut_off,
        ),
        on_each("times_that_diesel_has_written_are_found", times_that_diesel_has_written_are_found),
        on_each("values_can_be_changed", values_can_be_changed),
        on_each(
            "a_value_that_the_enum_does_not_know_is_an_error_that_names_both",
            a_value_that_the_enum_does_not_know_is_an_error_that_names_both,
        ),
        on_each("long_decimals_are_kept_whole_or_refused", long_decimals_are_kept_whole_or_refused),
        on_each("json_that_is_none_loads_and_says_so", json_that_is_none_loads_and_says_so),
        on_each(
            "what_the_database_wrote_itself_can_be_read",
            what_the_database_wrote_itself_can_be_read,
        ),
        on_each("vectors_go_there_and_back", vectors_go_there_and_back),
    ]
    .into_iter()
    .flatten()
    .collect())
}
