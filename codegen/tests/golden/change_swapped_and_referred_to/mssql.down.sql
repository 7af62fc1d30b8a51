-- foreign key fk_loan_volume
ALTER TABLE [loan] DROP CONSTRAINT [fk_loan_volume];
GO

-- column number_before
EXEC sp_rename N'[volume].[number]', N'number_before', N'COLUMN';
GO

-- column number
EXEC sp_rename N'[volume].[id]', N'number', N'COLUMN';
GO

-- column id
EXEC sp_rename N'[volume].[number_before]', N'id', N'COLUMN';
GO

-- column volume
ALTER TABLE [loan] DROP COLUMN [volume];
GO
