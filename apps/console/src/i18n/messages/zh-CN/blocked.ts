export const blocked = {
  means: "名单里的用户发来消息会保存在对话里，但不进入待接入，也不提醒任何人。",
  undo: "移出",
  undoing: "正在移出",
  undo_label: "把{{name}}移出黑名单",
  none: "黑名单是空的",
  noneText: "在对话右上角的 ⋯ 里可以把用户加入黑名单。",
  failed: "没有取到黑名单",
  more: "再往前找",
  no_reason: "没有写原因",
  by_at: "{{name}}，{{time}}",
};
