export const cards = {
  title: "发送小程序卡片",
  field: {
    title: "标题",
    path: "页面路径",
    pathHint: "写法同 app.json，可带参数：pages/item/index?id=42",
    cover: "封面",
    coverHint: "按 5 比 4 显示，最好 520×416，可粘贴或拖入",
  },
  pick: "选择图片",
  another: "换一张",
  sent: "最近发过的",
  preview: "用户看到的样子",
  miniProgram: "小程序",
  wrong: {
    no_title: "还没写标题",
    no_path: "还没写页面路径",
    address: "这是网址或小程序链接，这里要写页面路径，如 pages/item/index?id=42",
    blanks: "页面路径里不能有空格",
    no_cover: "还没选封面",
    uploading: "封面正在上传",
    cover_failed: "封面没传上，换一张或再传一次",
  },
};
