-- Reduces the cost of each push. A lane writes these rows in one transaction, so their references are certain.
-- Only replies have a client_message_id and need its index (OB1).
alter table messages drop constraint messages_conversation_id_fkey;
alter table events drop constraint events_account_id_fkey;
alter table messages drop constraint messages_account_id_client_message_id_key;
create unique index messages_by_client_message_id on messages (account_id, client_message_id)
  where client_message_id is not null;
