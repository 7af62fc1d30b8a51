-- foreign key fk_stays_comes_id
ALTER TABLE [stays] DROP CONSTRAINT [fk_stays_comes_id];

-- foreign key fk_comes_stays_id
ALTER TABLE [comes] DROP CONSTRAINT [fk_comes_stays_id];

-- table comes
DROP TABLE [comes];

-- table goes
CREATE TABLE [goes] (
    [id]       INT          NOT NULL,
    [code]     NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [other_id] INT          NULL,
    CONSTRAINT [pk_goes] PRIMARY KEY ([id])
);

-- table goes_too
CREATE TABLE [goes_too] (
    [id]       INT NOT NULL,
    [other_id] INT NULL,
    CONSTRAINT [pk_goes_too] PRIMARY KEY ([id]),
    CONSTRAINT [fk_goes_too_other_id] FOREIGN KEY ([other_id]) REFERENCES [goes] ([id])
);
GO

-- column comes_id
ALTER TABLE [stays] DROP COLUMN [comes_id];
GO

-- unique key uq_stays_code
ALTER TABLE [stays]
    ADD CONSTRAINT [uq_stays_code] UNIQUE ([code]);
GO

-- foreign key fk_goes_code
ALTER TABLE [goes]
    ADD CONSTRAINT [fk_goes_code] FOREIGN KEY ([code]) REFERENCES [stays] ([code]);

-- foreign key fk_goes_other_id
ALTER TABLE [goes]
    ADD CONSTRAINT [fk_goes_other_id] FOREIGN KEY ([other_id]) REFERENCES [goes_too] ([id]);
