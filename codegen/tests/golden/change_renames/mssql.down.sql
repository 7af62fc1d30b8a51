-- check ck_volume_1
ALTER TABLE [volume] DROP CONSTRAINT [ck_volume_1];
GO

-- check ck_volume_status_enum
ALTER TABLE [volume] DROP CONSTRAINT [ck_volume_status_enum];
GO

-- column twice
ALTER TABLE [volume] DROP COLUMN [twice];
GO

-- table book
EXEC sp_rename N'[volume]', N'book', N'OBJECT';
GO

-- constraint df_book_name
EXEC sp_rename N'[df_volume_title]', N'df_book_name', N'OBJECT';
GO

-- constraint df_book_state
EXEC sp_rename N'[df_volume_status]', N'df_book_state', N'OBJECT';
GO

-- constraint pk_book
EXEC sp_rename N'[pk_volume]', N'pk_book', N'OBJECT';
GO

-- column id
EXEC sp_rename N'[book].[volume_id]', N'id', N'COLUMN';
GO

-- column name
EXEC sp_rename N'[book].[title]', N'name', N'COLUMN';
GO

-- column price
EXEC sp_rename N'[book].[cost]', N'price', N'COLUMN';
GO

-- column state
EXEC sp_rename N'[book].[status]', N'state', N'COLUMN';
GO

-- constraint uq_book_name
EXEC sp_rename N'[uq_volume_title]', N'uq_book_name', N'OBJECT';
GO

-- index ix_book_price
EXEC sp_rename N'[book].[ix_volume_cost]', N'ix_book_price', N'INDEX';
GO

-- column book_id
EXEC sp_rename N'[loan].[volume_id]', N'book_id', N'COLUMN';
GO

-- constraint fk_loan_book_id
EXEC sp_rename N'[fk_loan_volume_id]', N'fk_loan_book_id', N'OBJECT';
GO

-- column twice
ALTER TABLE [book] ADD [twice] AS (CAST([price] * 2 AS DECIMAL(9, 2))) PERSISTED;
GO

-- check ck_book_1
ALTER TABLE [book]
    ADD CONSTRAINT [ck_book_1] CHECK ([price] > 0);
GO

-- check ck_book_state_enum
ALTER TABLE [book]
    ADD CONSTRAINT [ck_book_state_enum] CHECK ([state] IN (N'new', N'read'));
GO
