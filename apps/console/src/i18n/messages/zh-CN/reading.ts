/** What helps to read a conversation. */
export const reading = {
  link: {
    ask: "打开前先看清地址",
    title: "打开链接",
    leads: "这个链接通向",
    open: "在新标签页打开",
    copy: "复制地址",
    copied: "地址已复制",
    doubt: {
      foreign_letters: "域名里有别的文字，可能和看到的字母不一样；上面是它的真实写法",
      name_in_front: "地址里 @ 前面的部分不是网站名，真正的网站是上面这个",
      number: "地址是一串数字，没有网站名",
      not_encrypted: "这个网站没有加密，不要在上面填写密码",
    },
  },
  long: {
    more_other: "展开全部，共 {{count}} 字",
    less: "收起",
  },
  kind: {
    voice: "一段语音",
    video: "一段视频",
    shortvideo: "一段小视频",
    location: "一个位置",
    link: "一个链接",
    file: "一个文件",
  },
  unsupported: {
    known: "用户发来{{kind}}，这里看不到内容，请用户换成文字或图片",
    unknown: "一条暂不支持的消息（{{type}}），请用户换成文字或图片",
  },
  scroll: {
    newer: "正在取后面的消息",
    newerFailed: "后面的消息没有取到",
  },
  blank: "空白消息，里面没有看得见的字",
  focus: {
    gone: "这条消息已经不在了",
  },
  withheld: "接入后显示历史会话和内部备注",
  session: {
    this: "本次会话",
    another: "另一次会话",
    servedBy: "{{names}} 接待",
    and: "、",
  },
  viewer: {
    in: "放大",
    out: "缩小",
    fit: "看全图",
    full: "原始大小",
    turn: "转 90 度",
    original: "在新标签页打开原图",
    loading: "正在取图",
    failed: "图片取不到",
  },
};
