export const mentions = {
  bar: {
    label: "提到我的备注",
    by: "{{by}} 在「{{name}}」的备注里找你",
    more_other: "另外还有 {{count}} 处",
    see: "看备注",
    none: "没有找你的新备注",
  },
};
