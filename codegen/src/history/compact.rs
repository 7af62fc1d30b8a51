//! Any part of a schema as JSON on one line, without fields that are `null`.
//!
//! The text is written while serde visits the parts; a field that turns out to be `null` is removed again. No tree
//! is built, which cost more than the rest of the fingerprint. Start reading at [`Compact`].

use std::fmt;

use serde::ser::{
    Error, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// Writes one value.
pub(super) struct Compact<'o> {
    pub(super) out: &'o mut String,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// `null`
    Nothing,
    /// Anything else.
    Value,
}

/// What has no text form: a schema has no numbers with a point and no keys but text.
#[derive(Debug)]
pub(super) struct NoTextForm(String);

type Written = Result<Content, NoTextForm>;

/// Appends `text` as JSON; most has nothing to escape.
pub(super) fn push_text(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::Value::from(text).to_string());
    }
}

/// Whether `text` stands in JSON as it is. A loop over indices: without optimisation, as build scripts run,
/// it takes a third of what iterators do.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut position = 0;
    while position < bytes.len() {
        if matches!(bytes[position], 0..b' ' | b'"' | b'\\' | 0x7f..) {
            return false;
        }
        position += 1;
    }
    true
}

/// A list or an object under construction.
pub(super) struct Parts<'o> {
    out: &'o mut String,
    count: usize,
    close: &'static str,
}

impl<'o> Parts<'o> {
    fn list(out: &'o mut String, close: &'static str) -> Self {
        out.push('[');
        Self { out, count: 0, close }
    }

    fn object(out: &'o mut String, close: &'static str) -> Self {
        out.push('{');
        Self { out, count: 0, close }
    }

    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), NoTextForm> {
        if self.count > 0 {
            self.out.push_str(", ");
        }
        self.count += 1;
        item.serialize(Compact { out: self.out })?;
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), NoTextForm> {
        let before = self.out.len();
        self.out.push_str(if self.count > 0 { ", \"" } else { " \"" });
        self.out.push_str(key);
        self.out.push_str("\": ");
        let content = value.serialize(Compact { out: self.out })?;
        match content {
            Content::Nothing => self.out.truncate(before),
            Content::Value => self.count += 1,
        }
        Ok(())
    }

    fn close_list(self) -> Content {
        self.out.push_str(self.close);
        Content::Value
    }

    fn close_object(self) -> Content {
        self.out.push_str(if self.count > 0 { " }" } else { "}" });
        self.out.push_str(self.close);
        Content::Value
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, number: $type) -> Written {
            self.out.push_str(&number.to_string());
            Ok(Content::Value)
        }
    )*};
}

macro_rules! refused {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, _: $type) -> Written {
            Err(NoTextForm::custom(concat!("no text form: ", stringify!($method))))
        }
    )*};
}

impl<'o> Serializer for Compact<'o> {
    type Ok = Content;
    type Error = NoTextForm;
    type SerializeSeq = Parts<'o>;
    type SerializeTuple = Parts<'o>;
    type SerializeTupleStruct = Parts<'o>;
    type SerializeTupleVariant = Parts<'o>;
    type SerializeMap = Impossible<Content, NoTextForm>;
    type SerializeStruct = Parts<'o>;
    type SerializeStructVariant = Parts<'o>;

    numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    numbers!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);
    numbers!(serialize_bool: bool);
    refused!(serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8]);

    fn serialize_str(self, text: &str) -> Written {
        push_text(text, self.out);
        Ok(Content::Value)
    }

    fn serialize_none(self) -> Written {
        self.out.push_str("null");
        Ok(Content::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        push_variant(variant, self.out);
        value.serialize(Compact { out: self.out })?;
        self.out.push_str(" }");
        Ok(Content::Value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, NoTextForm> {
        Ok(Parts::list(self.out, "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'o>, NoTextForm> {
        Ok(Parts::list(self.out, "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>, NoTextForm> {
        Ok(Parts::list(self.out, "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'o>, NoTextForm> {
        push_variant(variant, self.out);
        Ok(Parts::list(self.out, "] }"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoTextForm> {
        Err(NoTextForm::custom("no text form: a map inside a value"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>, NoTextForm> {
        Ok(Parts::object(self.out, ""))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'o>, NoTextForm> {
        push_variant(variant, self.out);
        Ok(Parts::object(self.out, " }"))
    }
}

fn push_variant(variant: &'static str, out: &mut String) {
    out.push_str("{ \"");
    out.push_str(variant);
    out.push_str("\": ");
}

macro_rules! lists {
    ($($trait:ident: $method:ident),*) => {$(
        impl $trait for Parts<'_> {
            type Ok = Content;
            type Error = NoTextForm;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), NoTextForm> {
                self.item(item)
            }

            fn end(self) -> Written {
                Ok(self.close_list())
            }
        }
    )*};
}

lists!(SerializeSeq: serialize_element, SerializeTuple: serialize_element);
lists!(SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field);

macro_rules! objects {
    ($($trait:ident),*) => {$(
        impl $trait for Parts<'_> {
            type Ok = Content;
            type Error = NoTextForm;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), NoTextForm> {
                self.field(key, value)
            }

            fn end(self) -> Written {
                Ok(self.close_object())
            }
        }
    )*};
}

objects!(SerializeStruct, SerializeStructVariant);

impl fmt::Display for NoTextForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoTextForm {}

impl Error for NoTextForm {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
