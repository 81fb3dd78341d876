export const topics = {
  means:
    "会话结束时，客服说明用户咨询的是什么；报表据此看出用户为什么来。停用的类型不能再选，以前用它写的小结都还在。",
  none: "还没有咨询类型",
  none_text: "例如：退款、物流、尺码、投诉。加上以后，客服在会话结束前后都可以选。",
  add: "新增咨询类型",
  full: "最多 {{limit}} 个在用的咨询类型，先停用一个",
  required: {
    label: "结束前必须选择",
    effect:
      "打开后，客服结束自己接待的会话前要先选咨询类型；自动结束、主管代为结束和用户没有说话的会话不受影响。",
  },
  retire: "停用「{{name}}」",
  offer: "恢复「{{name}}」",
  retired: "已停用",
  retired_text: "不能再选；以前用它写的小结和报表里的数字都还在。",
  name: "名称",
  example: "例如 退款",
  save: "保存",
  problem: {
    blank: "要有名称",
    long: "最多 {{limit}} 个字",
    taken: "已有同名的咨询类型",
  },
};
