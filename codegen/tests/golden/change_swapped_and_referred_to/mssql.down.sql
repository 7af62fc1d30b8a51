-- foreign key fk_loan_volume
ALTER TABLE [loan] DROP CONSTRAINT [fk_loan_volume];
GO

-- column __tablewright_old_number
EXEC sp_rename N'[volume].[number]', N'__tablewright_old_number', N'COLUMN';
GO

-- column number
EXEC sp_rename N'[volume].[id]', N'number', N'COLUMN';
GO

-- column id
EXEC sp_rename N'[volume].[__tablewright_old_number]', N'id', N'COLUMN';
GO

-- column volume
ALTER TABLE [loan] DROP COLUMN [volume];
GO
