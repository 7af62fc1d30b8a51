-- column __tablewright_old_id
EXEC sp_rename N'[volume].[id]', N'__tablewright_old_id', N'COLUMN';
GO

-- column id
EXEC sp_rename N'[volume].[number]', N'id', N'COLUMN';
GO

-- column number
EXEC sp_rename N'[volume].[__tablewright_old_id]', N'number', N'COLUMN';
GO

-- column volume
ALTER TABLE [loan] ADD [volume] BIGINT NULL;
GO

-- foreign key fk_loan_volume
ALTER TABLE [loan]
    ADD CONSTRAINT [fk_loan_volume] FOREIGN KEY ([volume]) REFERENCES [volume] ([number]);
