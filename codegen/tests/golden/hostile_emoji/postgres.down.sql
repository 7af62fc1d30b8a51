-- table 🦀
DROP TABLE "🦀";
