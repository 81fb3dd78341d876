-- The newest session of the conversation decides who may see an image (AG7).
create index sessions_of_conversation on sessions (conversation_id, opened_at desc);
-- Uploads that were never sent, to be discarded.
create index media_unsent on media (created_at) where uploaded_by is not null and conversation_id is null;
