export const blocked = {
  means: "What these customers write is kept in the conversation, but waits in no line and alerts nobody.",
  undo: "Take off",
  undoing: "Taking off",
  undo_label: "Take {{name}} off the blacklist",
  none: "The blacklist is empty",
  noneText: "Customers are put on it under ⋯ at the top right of a conversation.",
  failed: "The blacklist could not be loaded",
  more: "Further back",
  no_reason: "no reason given",
  by_at: "{{name}}, {{time}}",
};
