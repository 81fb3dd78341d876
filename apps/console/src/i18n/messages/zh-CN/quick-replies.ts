export const quickReplies = {
  scope: { team: "团队", own: "我的" },
  menu: {
    label: "快捷回复",
    open: "快捷回复",
    all_other: "快捷回复 {{count}} 条，输入可搜索标题、快捷词、拼音首字母",
    matching_other: "快捷回复，匹配「{{search}}」{{count}} 条",
    none: "没有匹配的。按 Esc 关闭，或改几个字再找。",
    empty: "还没有快捷回复，可以先新建一条。",
    move: "选择",
    insert: "填入",
    slots: "填入并跳到空位",
    close: "关闭",
    manage: "管理快捷回复",
    chooseFirst: "先选一条快捷回复，或按 Esc 关闭列表",
  },
  preview: {
    cost_other: "发出后占用 {{count}} 条额度",
    tooFew_other: "，只剩 {{count}} 条",
  },
  slotOpen: "还有空位没填：{{slot}}。按 Tab 跳过去。",
};
