/** Past questions of customers of the demo's tea shop, with the answers. */

export interface Dialogue {
  /** One of the demo's topics. */
  topic: string;
  /** In order. A line that begins with `> ` is a reply. The slots are `{ware}`, `{order}` and `{waybill}`. */
  lines: readonly string[];
  /** A note for colleagues. */
  note?: string;
}

export const dialogues: readonly Dialogue[] = [
  {
    topic: "物流",
    lines: [
      "你好，订单 {order} 什么时候能发货？",
      "> 您好，您的订单今天下午就能发出，顺丰包邮。",
      "好的，单号麻烦发我一下",
      "> 单号 {waybill}，明天会有物流信息。",
      "谢谢",
    ],
  },
  {
    topic: "物流",
    lines: [
      "快递 {waybill} 两天没动了",
      "能帮忙催一下吗",
      "> 您好，我这边帮您联系顺丰，稍等。",
      "> 已经催过了，预计明天送到。如果后天还没到，请再联系我们。",
      "好，麻烦了",
    ],
    note: "已打顺丰客服，包裹在中转站，明天跟进。",
  },
  {
    topic: "物流",
    lines: [
      "可以改地址吗，还没发货吧",
      "> 您好，可以的，请把新地址发给我。",
      "杭州市西湖区龙井路 1 号",
      "> 已经改好了，今天发出。",
    ],
  },
  {
    topic: "退换货",
    lines: [
      "{ware}收到了，颜色和图片差得有点多，能退吗",
      "> 您好，7 天内可以退，茶器没有使用过就行。",
      "运费谁出",
      "> 颜色有偏差我们承担运费，您在订单里申请退货，选「与描述不符」。",
      "好的，谢谢",
    ],
  },
  {
    topic: "退换货",
    lines: [
      "买大了，想换小一号的{ware}",
      "> 您好，可以换的，请寄回原件，我们收到后寄新的给您。",
      "地址发我",
      "> 福建省南平市建阳区半山茶器仓库，电话 0599-0000000。",
    ],
  },
  {
    topic: "退换货",
    lines: ["退款什么时候到账", "> 您好，退货已经签收，财务今天处理，1 到 3 个工作日原路退回。", "嗯嗯"],
  },
  {
    topic: "商品咨询",
    lines: [
      "请问这个{ware}是手工的吗",
      "> 您好，是的，每一只都是师傅手拉坯，所以大小会有一点差别。",
      "可以放洗碗机吗",
      "> 不建议，用温水洗就好，釉面能保持得更久。",
      "明白了，我下单了",
    ],
  },
  {
    topic: "商品咨询",
    lines: [
      "{ware}容量多少毫升",
      "> 您好，120 毫升，倒七分满刚好一泡。",
      "有大一点的吗",
      "> 有的，180 毫升的下周到货，到货我通知您。",
    ],
  },
  {
    topic: "商品咨询",
    lines: [
      "送长辈选哪一款好",
      "> 您好，预算大概多少呢？",
      "三百左右",
      "> 推荐这套盖碗，有礼盒，送人很合适。",
      "好看，就这个了",
      "> 谢谢您，今天下单今天发。",
    ],
  },
  {
    topic: "破损补发",
    lines: [
      "收到的{ware}口沿磕了一块",
      "> 非常抱歉，请拍一张照片和外箱给我。",
      "照片在订单评价里",
      "> 看到了，今天给您补一只新的，坏的不用寄回。",
      "服务不错",
    ],
    note: "补发{ware}一只，已登记仓库破损。",
  },
  {
    topic: "破损补发",
    lines: [
      "六只杯子碎了两只",
      "> 非常抱歉，我马上安排补发两只，请问还是原来的地址吗？",
      "是的",
      "> 好的，单号 {waybill}，请留意查收。",
    ],
    note: "六只装碎两只，补发 {waybill}。",
  },
  {
    topic: "商品咨询",
    lines: [
      "批发有优惠吗，要 50 套",
      "> 您好，50 套以上可以走批发价，我让主管联系您。",
      "好，下午三点后方便",
    ],
    note: "批发 50 套，转白露报价，下午三点后联系。",
  },
];

/** Remarks of the first customers. */
export const remarks: readonly string[] = [
  "王女士",
  "李先生（茶馆）",
  "周老师",
  "小郑",
  "何太太",
  "赵总",
  "阿May",
  "孙先生",
  "钱女士",
  "吴掌柜",
  "林老师",
  "郭小姐",
  "徐先生",
  "沈女士",
  "茶友老方",
  "宋太太",
  "罗先生（民宿）",
  "高小姐",
  "梁总",
  "韩女士",
  "叶老师",
  "小唐",
  "邓先生",
  "彭太太",
];

/** What customers wrote when they rated a session; most write nothing. */
export const comments = {
  good: ["", "", "", "回复很快，谢谢", "补发很及时，满意", "讲解得很清楚", "客服很耐心"],
  fair: ["", "", "整体不错", "快递慢了一点"],
  poor: ["等得有点久", "问了两遍才说清楚", ""],
} as const;

export const tagsOf = (number: number): string[] => {
  if (number % 9 === 1) return ["老客户"];
  return number % 14 === 3 ? ["批发"] : [];
};
