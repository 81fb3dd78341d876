import type { Messages } from "../message.ts";

export default {
  scope: {
    team: { "zh-CN": "团队", "zh-TW": "團隊", en: "Team" },
    own: { "zh-CN": "我的", "zh-TW": "我的", en: "Mine" },
  },
  menu: {
    label: { "zh-CN": "快捷回复", "zh-TW": "快速回覆", en: "Quick replies" },
    open: { "zh-CN": "快捷回复", "zh-TW": "快速回覆", en: "Quick replies" },
    all: {
      "zh-CN": "快捷回复 {{count}} 条，输入可搜索标题、快捷词、拼音首字母",
      "zh-TW": "快速回覆 {{count}} 則，輸入可搜尋標題、快速詞、拼音首字母",
      en: { one: "{{count}} quick reply; type to search", other: "{{count}} quick replies; type to search" },
    },
    matching: {
      "zh-CN": "快捷回复，匹配「{{search}}」{{count}} 条",
      "zh-TW": "快速回覆，符合「{{search}}」{{count}} 則",
      en: {
        one: "{{count}} quick reply for “{{search}}”",
        other: "{{count}} quick replies for “{{search}}”",
      },
    },
    none_hint: {
      "zh-CN": "没有匹配的快捷回复。按 Esc 关闭，或更换关键词。",
      "zh-TW": "沒有符合的快速回覆。按 Esc 關閉，或更換關鍵字。",
      en: "No matches. Press Esc to close, or try other words.",
    },
    none_touch: {
      "zh-CN": "没有匹配的快捷回复。请更换关键词，或删除开头的符号。",
      "zh-TW": "沒有符合的快速回覆。請更換關鍵字，或刪除開頭的符號。",
      en: "No matches. Try other words, or delete the leading character.",
    },
    empty: {
      "zh-CN": "暂无快捷回复，请先新建。",
      "zh-TW": "暫無快速回覆，請先新增。",
      en: "No quick replies yet. Create the first one.",
    },
    move: { "zh-CN": "选择", "zh-TW": "選擇", en: "choose" },
    insert: { "zh-CN": "填入", "zh-TW": "填入", en: "insert" },
    slots: { "zh-CN": "填入并跳到空位", "zh-TW": "填入並跳到空位", en: "insert and go to slot" },
    close: { "zh-CN": "关闭", "zh-TW": "關閉", en: "close" },
    manage: { "zh-CN": "管理快捷回复", "zh-TW": "管理快速回覆", en: "Manage quick replies" },
    chooseFirst_hint: {
      "zh-CN": "请先选择快捷回复，或按 Esc 关闭列表",
      "zh-TW": "請先選擇快速回覆，或按 Esc 關閉清單",
      en: "Choose a quick reply first, or press Esc to close the list",
    },
    chooseFirst_touch: {
      "zh-CN": "请先选择快捷回复，或删除开头的符号",
      "zh-TW": "請先選擇快速回覆，或刪除開頭的符號",
      en: "Choose a quick reply first, or delete the leading character",
    },
  },
  preview: {
    cost: {
      "zh-CN": "发出后占用 {{count}} 条额度",
      "zh-TW": "送出後佔用 {{count}} 則額度",
      en: { one: "Uses {{count}} reply when sent", other: "Uses {{count}} replies when sent" },
    },
    tooFew: {
      "zh-CN": "，只剩 {{count}} 条",
      "zh-TW": "，只剩 {{count}} 則",
      en: { one: "— only {{count}} is left", other: "— only {{count}} are left" },
    },
  },
  slotOpen_hint: {
    "zh-CN": "尚有空位未填：{{slot}}。按 Tab 前往。",
    "zh-TW": "尚有空位未填：{{slot}}。按 Tab 前往。",
    en: "Slot not filled: {{slot}}. Press Tab to go to it.",
  },
  slotOpen_touch: {
    "zh-CN": "尚有空位未填：{{slot}}。",
    "zh-TW": "尚有空位未填：{{slot}}。",
    en: "Slot not filled: {{slot}}.",
  },
  page: {
    add: { "zh-CN": "新建快捷回复", "zh-TW": "新增快速回覆", en: "New quick reply" },
    teamOnly: {
      "zh-CN": "团队快捷回复由主管或管理员维护，你可以新建个人快捷回复。",
      "zh-TW": "團隊快速回覆由主管或管理員維護，你可以新增個人快速回覆。",
      en: "Team quick replies are managed by supervisors and admins. You can create your own.",
    },
    full: {
      "zh-CN": "已达上限 {{limit}} 条，请先删除不用的",
      "zh-TW": "已達上限 {{limit}} 則，請先刪除不用的",
      en: "Limit of {{limit}} reached. Delete unused ones first.",
    },
    count: {
      "zh-CN": "{{count}} / {{limit}} 条",
      "zh-TW": "{{count}} / {{limit}} 則",
      en: "{{count}} of {{limit}}",
    },
    emptyTeam: {
      "zh-CN": "暂无团队快捷回复",
      "zh-TW": "暫無團隊快速回覆",
      en: "No team quick replies yet",
    },
    emptyOwn: {
      "zh-CN": "暂无个人快捷回复",
      "zh-TW": "暫無個人快速回覆",
      en: "No personal quick replies yet",
    },
    emptyHint: {
      "zh-CN": "保存常用回复，回复时输入 / 即可调用。",
      "zh-TW": "儲存常用回覆，回覆時輸入 / 即可使用。",
      en: "Save replies you use often, and type / in the composer to insert them.",
    },
    failed: {
      "zh-CN": "快捷回复加载失败",
      "zh-TW": "快速回覆載入失敗",
      en: "Couldn’t load quick replies",
    },
    noCategory: { "zh-CN": "未分类", "zh-TW": "未分類", en: "No category" },
    edit: { "zh-CN": "编辑 {{title}}", "zh-TW": "編輯 {{title}}", en: "Edit {{title}}" },
    remove: { "zh-CN": "删除 {{title}}", "zh-TW": "刪除 {{title}}", en: "Delete {{title}}" },
    up: { "zh-CN": "上移 {{title}}", "zh-TW": "上移 {{title}}", en: "Move {{title}} up" },
    down: { "zh-CN": "下移 {{title}}", "zh-TW": "下移 {{title}}", en: "Move {{title}} down" },
    removed: { "zh-CN": "已删除「{{title}}」", "zh-TW": "已刪除「{{title}}」", en: "Deleted “{{title}}”" },
    undo: { "zh-CN": "撤销", "zh-TW": "復原", en: "Undo" },
    edgeUp: { "zh-CN": "已在最上方", "zh-TW": "已在最上方", en: "Already first" },
    edgeDown: { "zh-CN": "已在最下方", "zh-TW": "已在最下方", en: "Already last" },
  },
  import: {
    open: { "zh-CN": "导入", "zh-TW": "匯入", en: "Import" },
    title: { "zh-CN": "从文件导入", "zh-TW": "從檔案匯入", en: "Import from a file" },
    means: {
      "zh-CN":
        "CSV 文件，首行须包含「标题」「内容」，可选「分类」「快捷词」，最多 {{limit}} 条。标题相同的将更新为文件中的内容，文件中没有的保持不变。",
      "zh-TW":
        "CSV 檔案，首列須包含「標題」「內容」，可選「分類」「快速詞」，最多 {{limit}} 則。標題相同的將更新為檔案中的內容，檔案中沒有的保持不變。",
      en: "A CSV file with a header row containing “Title” and “Text”, optionally “Category” and “Shortcut”, {{limit}} rows at most. Quick replies with the same title are updated; others stay unchanged.",
    },
    choose: { "zh-CN": "选择文件", "zh-TW": "選擇檔案", en: "Choose a file" },
    other: { "zh-CN": "更换文件", "zh-TW": "更換檔案", en: "Choose another file" },
    keep_template: { "zh-CN": "下载示例文件", "zh-TW": "下載範例檔案", en: "Download an example" },
    template: {
      "zh-CN":
        "标题,内容,分类,快捷词\r\n破损补发,{{customer}}您好，今天为您补发，单号 {{slot}}。,售后,bf\r\n",
      "zh-TW":
        "標題,內容,分類,快速詞\r\n破損補寄,{{customer}}您好，今天為您補寄，單號 {{slot}}。,售後,bf\r\n",
      en: 'Title,Text,Category,Shortcut\r\nSend again,"Hello {{customer}}, we send it again today, number {{slot}}.",After sales,sa\r\n',
    },
    template_slot: { "zh-CN": "单号", "zh-TW": "單號", en: "number" },
    template_name: { "zh-CN": "快捷回复.csv", "zh-TW": "快速回覆.csv", en: "quick-replies.csv" },
    none_chosen: { "zh-CN": "请先选择文件", "zh-TW": "請先選擇檔案", en: "Choose a file first" },
    nothing: {
      "zh-CN": "此文件中没有需要新增或修改的内容",
      "zh-TW": "此檔案中沒有需要新增或修改的內容",
      en: "This file adds or changes nothing",
    },
    rows: { "zh-CN": "文件内容", "zh-TW": "檔案內容", en: "Rows in the file" },
    row: { "zh-CN": "第 {{row}} 行", "zh-TW": "第 {{row}} 列", en: "Row {{row}}" },
    add: { "zh-CN": "新增 {{count}} 条", "zh-TW": "新增 {{count}} 則", en: "{{count}} to add" },
    change: { "zh-CN": "修改 {{count}} 条", "zh-TW": "修改 {{count}} 則", en: "{{count}} to change" },
    same: { "zh-CN": "已有 {{count}} 条", "zh-TW": "已有 {{count}} 則", en: "{{count}} unchanged" },
    left_out: { "zh-CN": "不导入 {{count}} 条", "zh-TW": "不匯入 {{count}} 則", en: "{{count}} skipped" },
    pill: {
      add: { "zh-CN": "新增", "zh-TW": "新增", en: "Added" },
      change: { "zh-CN": "修改", "zh-TW": "修改", en: "Changed" },
      same: { "zh-CN": "已有", "zh-TW": "已有", en: "Unchanged" },
      left_out: { "zh-CN": "不导入", "zh-TW": "不匯入", en: "Skipped" },
    },
    left_out_row: {
      "zh-CN": "第 {{row}} 行：{{why}}",
      "zh-TW": "第 {{row}} 列：{{why}}",
      en: "Row {{row}}: {{why}}",
    },
    why: {
      no_title: { "zh-CN": "没有标题", "zh-TW": "沒有標題", en: "no title" },
      no_text: { "zh-CN": "没有内容", "zh-TW": "沒有內容", en: "no text" },
      title_long: {
        "zh-CN": "标题超过 {{limit}} 字",
        "zh-TW": "標題超過 {{limit}} 字",
        en: "title exceeds {{limit}} characters",
      },
      text_long: {
        "zh-CN": "内容超过 {{limit}} 字",
        "zh-TW": "內容超過 {{limit}} 字",
        en: "text exceeds {{limit}} characters",
      },
      category_long: {
        "zh-CN": "分类超过 {{limit}} 字",
        "zh-TW": "分類超過 {{limit}} 字",
        en: "category exceeds {{limit}} characters",
      },
      shortcut_long: {
        "zh-CN": "快捷词超过 {{limit}} 字",
        "zh-TW": "快速詞超過 {{limit}} 字",
        en: "shortcut exceeds {{limit}} characters",
      },
      shortcut_blank: {
        "zh-CN": "快捷词包含空格",
        "zh-TW": "快速詞包含空格",
        en: "shortcut contains a space",
      },
      shortcut_taken: {
        "zh-CN": "快捷词已被「{{title}}」使用",
        "zh-TW": "快速詞已被「{{title}}」使用",
        en: "shortcut already used by “{{title}}”",
      },
      twice: {
        "zh-CN": "与前面的标题重复",
        "zh-TW": "與前面的標題重複",
        en: "same title as an earlier row",
      },
      full: {
        "zh-CN": "已达上限，请先删除不用的",
        "zh-TW": "已達上限，請先刪除不用的",
        en: "limit reached; delete some first",
      },
    },
    wrong: {
      unreadable: {
        "zh-CN": "无法读取此文件：文件须小于 1 MB，且未被移动或删除",
        "zh-TW": "無法讀取此檔案：檔案須小於 1 MB，且未被移動或刪除",
        en: "Couldn’t read this file. It must be smaller than 1 MB and not moved or deleted.",
      },
      no_headings: {
        "zh-CN": "首行须包含「标题」和「内容」",
        "zh-TW": "首列須包含「標題」和「內容」",
        en: "The header row must contain “Title” and “Text”",
      },
      no_rows: {
        "zh-CN": "文件中只有首行，没有快捷回复",
        "zh-TW": "檔案中只有首列，沒有快速回覆",
        en: "The file contains only a header row",
      },
      too_many_rows: {
        "zh-CN": "一次最多导入 {{limit}} 条，请拆分为多个文件",
        "zh-TW": "一次最多匯入 {{limit}} 則，請拆分為多個檔案",
        en: "At most {{limit}} per import. Split the file.",
      },
    },
    do: {
      "zh-CN": "导入 {{count}} 条",
      "zh-TW": "匯入 {{count}} 則",
      en: { one: "Import {{count}}", other: "Import {{count}}" },
    },
    do_none: { "zh-CN": "导入", "zh-TW": "匯入", en: "Import" },
    done: {
      "zh-CN": "已导入：新增 {{add}} 条，修改 {{change}} 条",
      "zh-TW": "已匯入：新增 {{add}} 則，修改 {{change}} 則",
      en: "Imported: {{add}} added, {{change}} changed",
    },
    failed: {
      "zh-CN": "导入失败：{{problem}}",
      "zh-TW": "匯入失敗：{{problem}}",
      en: "Import failed: {{problem}}",
    },
  },
  form: {
    addTitle: { "zh-CN": "新建快捷回复", "zh-TW": "新增快速回覆", en: "New quick reply" },
    editTitle: { "zh-CN": "编辑快捷回复", "zh-TW": "編輯快速回覆", en: "Edit quick reply" },
    title: { "zh-CN": "标题", "zh-TW": "標題", en: "Title" },
    category: { "zh-CN": "分类（选填）", "zh-TW": "分類（選填）", en: "Category (optional)" },
    shortcut: { "zh-CN": "快捷词（选填）", "zh-TW": "快速詞（選填）", en: "Shortcut (optional)" },
    shortcutHint: {
      "zh-CN": "在输入框中输入 /快捷词 即可调用，不含空格",
      "zh-TW": "在輸入框中輸入 /快速詞 即可使用，不含空格",
      en: "Type /shortcut in the composer to insert it. No spaces.",
    },
    text: { "zh-CN": "内容", "zh-TW": "內容", en: "Text" },
    textHint: {
      "zh-CN":
        "{{customer}} 将替换为用户备注名（无备注名时为「您」），{{agent}} 为你的姓名，{{account}} 为账号名称。其他如 {{单号}} 为空位，发送前须填写。",
      "zh-TW":
        "{{customer}} 將替換為使用者備註名（無備註名時為「您」），{{agent}} 為你的姓名，{{account}} 為帳號名稱。其他如 {{單號}} 為空位，傳送前須填寫。",
      en: "{{customer}} is replaced by the customer's remark (or 您), {{agent}} by your name, {{account}} by the account's name. Anything else, such as {{number}}, is a slot to fill before sending.",
    },
    almost: {
      "zh-CN": "{{written}} 将原样发送给用户。如需空位，请使用双层括号：{{slot}}",
      "zh-TW": "{{written}} 將原樣傳送給使用者。如需空位，請使用雙層括號：{{slot}}",
      en: "{{written}} is sent as written. For a slot, use double braces: {{slot}}",
    },
    length: {
      "zh-CN": "{{bytes}}，{{replies}}",
      "zh-TW": "{{bytes}}，{{replies}}",
      en: "{{bytes}}, {{replies}}",
    },
    bytes: {
      "zh-CN": "{{count}} 字节",
      "zh-TW": "{{count}} 位元組",
      en: { one: "{{count}} byte", other: "{{count}} bytes" },
    },
    replies: {
      "zh-CN": "占用 {{count}} 条",
      "zh-TW": "佔用 {{count}} 則",
      en: { one: "{{count}} reply", other: "{{count}} replies" },
    },
    preview: { "zh-CN": "预览", "zh-TW": "預覽", en: "Preview" },
    sampleCustomer: { "zh-CN": "苏小姐", "zh-TW": "蘇小姐", en: "苏小姐" },
    save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
    blank: { "zh-CN": "请填写标题和内容", "zh-TW": "請填寫標題和內容", en: "Title and text are required" },
    kept: {
      "zh-CN": "这是上次未保存的内容。",
      "zh-TW": "這是上次未儲存的內容。",
      en: "Unsaved text from last time.",
    },
    gone: {
      "zh-CN": "此快捷回复已被删除。可将以上内容另存为新的快捷回复。",
      "zh-TW": "此快速回覆已被刪除。可將以上內容另存為新的快速回覆。",
      en: "This quick reply was deleted. You can save the text above as a new one.",
    },
    anew: { "zh-CN": "另存为新的", "zh-TW": "另存為新的", en: "Save as new" },
    overtaken: {
      "zh-CN": "其他人刚修改了相同内容，保存将覆盖对方的修改。",
      "zh-TW": "其他人剛修改了相同內容，儲存將覆蓋對方的修改。",
      en: "Someone else just changed this. Saving overwrites their changes.",
    },
    wrong: {
      "zh-CN": "保存失败：{{problem}}",
      "zh-TW": "儲存失敗：{{problem}}",
      en: "Couldn’t save: {{problem}}",
    },
  },
} as const satisfies Messages;
