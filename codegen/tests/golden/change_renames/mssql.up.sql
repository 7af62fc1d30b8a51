-- check ck_book_1
ALTER TABLE [book] DROP CONSTRAINT [ck_book_1];
GO

-- check ck_book_state_enum
ALTER TABLE [book] DROP CONSTRAINT [ck_book_state_enum];
GO

-- column twice
ALTER TABLE [book] DROP COLUMN [twice];
GO

-- table volume
EXEC sp_rename N'[book]', N'volume', N'OBJECT';
GO

-- constraint df_volume_title
EXEC sp_rename N'[df_book_name]', N'df_volume_title', N'OBJECT';
GO

-- constraint df_volume_status
EXEC sp_rename N'[df_book_state]', N'df_volume_status', N'OBJECT';
GO

-- column volume_id
EXEC sp_rename N'[loan].[book_id]', N'volume_id', N'COLUMN';
GO

-- constraint pk_volume
EXEC sp_rename N'[pk_book]', N'pk_volume', N'OBJECT';
GO

-- column volume_id
EXEC sp_rename N'[volume].[id]', N'volume_id', N'COLUMN';
GO

-- column title
EXEC sp_rename N'[volume].[name]', N'title', N'COLUMN';
GO

-- column cost
EXEC sp_rename N'[volume].[price]', N'cost', N'COLUMN';
GO

-- column status
EXEC sp_rename N'[volume].[state]', N'status', N'COLUMN';
GO

-- constraint uq_volume_title
EXEC sp_rename N'[uq_book_name]', N'uq_volume_title', N'OBJECT';
GO

-- index ix_volume_cost
EXEC sp_rename N'[volume].[ix_book_price]', N'ix_volume_cost', N'INDEX';
GO

-- constraint fk_loan_volume_id
EXEC sp_rename N'[fk_loan_book_id]', N'fk_loan_volume_id', N'OBJECT';
GO

-- column twice
ALTER TABLE [volume] ADD [twice] AS (CAST([cost] * 2 AS DECIMAL(9, 2))) PERSISTED;
GO

-- check ck_volume_1
ALTER TABLE [volume]
    ADD CONSTRAINT [ck_volume_1] CHECK ([cost] > 0);
GO

-- check ck_volume_status_enum
ALTER TABLE [volume]
    ADD CONSTRAINT [ck_volume_status_enum] CHECK ([status] IN (N'new', N'read'));
GO
