-- table words
CREATE TABLE [words] (
    [id]    INT          IDENTITY(1, 1) NOT NULL,
    [word]  NVARCHAR(50) COLLATE Latin1_General_100_CI_AS NOT NULL,
    [exact] NVARCHAR(50) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_words_exact] DEFAULT N'x',
    CONSTRAINT [pk_words] PRIMARY KEY ([id])
);
