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
      "zh-CN": "没有匹配的。按 Esc 关闭，或改几个字再找。",
      "zh-TW": "沒有符合的。按 Esc 關閉，或改幾個字再找。",
      en: "Nothing fits. Press Esc to close, or change the words.",
    },
    none_touch: {
      "zh-CN": "没有匹配的。改几个字再找，或删掉开头的符号。",
      "zh-TW": "沒有符合的。改幾個字再找，或刪掉開頭的符號。",
      en: "Nothing fits. Change the words, or delete the sign they begin with.",
    },
    empty: {
      "zh-CN": "还没有快捷回复，可以先新建一条。",
      "zh-TW": "還沒有快速回覆，可以先新增一則。",
      en: "There are no quick replies yet; write the first.",
    },
    move: { "zh-CN": "选择", "zh-TW": "選擇", en: "choose" },
    insert: { "zh-CN": "填入", "zh-TW": "填入", en: "insert" },
    slots: { "zh-CN": "填入并跳到空位", "zh-TW": "填入並跳到空位", en: "insert, go to the slot" },
    close: { "zh-CN": "关闭", "zh-TW": "關閉", en: "close" },
    manage: { "zh-CN": "管理快捷回复", "zh-TW": "管理快速回覆", en: "Manage quick replies" },
    chooseFirst_hint: {
      "zh-CN": "先选一条快捷回复，或按 Esc 关闭列表",
      "zh-TW": "先選一則快速回覆，或按 Esc 關閉清單",
      en: "Choose a quick reply first, or press Esc to close the list",
    },
    chooseFirst_touch: {
      "zh-CN": "先选一条快捷回复，或删掉开头的符号",
      "zh-TW": "先選一則快速回覆，或刪掉開頭的符號",
      en: "Choose a quick reply first, or delete the sign at the beginning",
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
    "zh-CN": "还有空位没填：{{slot}}。按 Tab 跳过去。",
    "zh-TW": "還有空位沒填：{{slot}}。按 Tab 跳過去。",
    en: "A slot is still open: {{slot}}. Press Tab to go there.",
  },
  slotOpen_touch: {
    "zh-CN": "还有空位没填：{{slot}}。",
    "zh-TW": "還有空位沒填：{{slot}}。",
    en: "A slot is still open: {{slot}}.",
  },
  page: {
    add: { "zh-CN": "新建快捷回复", "zh-TW": "新增快速回覆", en: "New quick reply" },
    teamOnly: {
      "zh-CN": "团队的快捷回复由主管或管理员维护；你可以新建自己的。",
      "zh-TW": "團隊的快速回覆由主管或管理員維護；你可以新增自己的。",
      en: "Supervisors and admins keep the team's quick replies; you can write your own.",
    },
    full: {
      "zh-CN": "已满 {{limit}} 条，先删掉用不上的",
      "zh-TW": "已滿 {{limit}} 則，先刪掉用不到的",
      en: "There are {{limit}} already; delete some nobody uses",
    },
    count: {
      "zh-CN": "{{count}} / {{limit}} 条",
      "zh-TW": "{{count}} / {{limit}} 則",
      en: "{{count}} of {{limit}}",
    },
    emptyTeam: {
      "zh-CN": "团队还没有快捷回复",
      "zh-TW": "團隊還沒有快速回覆",
      en: "The team has no quick replies yet",
    },
    emptyOwn: {
      "zh-CN": "你还没有自己的快捷回复",
      "zh-TW": "你還沒有自己的快速回覆",
      en: "You have no quick replies of your own yet",
    },
    emptyHint: {
      "zh-CN": "把常说的话存下来，回复时输入 / 就能找到。",
      "zh-TW": "把常說的話存下來，回覆時輸入 / 就能找到。",
      en: "Keep what you say often, and find it by writing / where you reply.",
    },
    failed: {
      "zh-CN": "快捷回复没有载入",
      "zh-TW": "快速回覆沒有載入",
      en: "The quick replies were not loaded",
    },
    noCategory: { "zh-CN": "未分类", "zh-TW": "未分類", en: "No category" },
    edit: { "zh-CN": "编辑 {{title}}", "zh-TW": "編輯 {{title}}", en: "Edit {{title}}" },
    remove: { "zh-CN": "删除 {{title}}", "zh-TW": "刪除 {{title}}", en: "Delete {{title}}" },
    up: { "zh-CN": "上移 {{title}}", "zh-TW": "上移 {{title}}", en: "Move {{title}} up" },
    down: { "zh-CN": "下移 {{title}}", "zh-TW": "下移 {{title}}", en: "Move {{title}} down" },
    removed: { "zh-CN": "已删除「{{title}}」", "zh-TW": "已刪除「{{title}}」", en: "Deleted “{{title}}”" },
    undo: { "zh-CN": "撤销", "zh-TW": "復原", en: "Undo" },
    edgeUp: { "zh-CN": "已经在最上面", "zh-TW": "已經在最上面", en: "It is the first already" },
    edgeDown: { "zh-CN": "已经在最下面", "zh-TW": "已經在最下面", en: "It is the last already" },
  },
  import: {
    open: { "zh-CN": "导入", "zh-TW": "匯入", en: "Import" },
    title: { "zh-CN": "从文件导入", "zh-TW": "從檔案匯入", en: "Import from a file" },
    means: {
      "zh-CN":
        "CSV 文件，第一行是「标题」「内容」，也可以有「分类」「快捷词」，最多 {{limit}} 条。标题相同的会改成文件里写的，文件里没有的不动。",
      "zh-TW":
        "CSV 檔案，第一列是「標題」「內容」，也可以有「分類」「快速詞」，最多 {{limit}} 則。標題相同的會改成檔案裡寫的，檔案裡沒有的不動。",
      en: "A CSV file whose first row names “Title” and “Text”, and may name “Category” and “Shortcut”; {{limit}} at most. One of the same title is changed to what the file says; what the file does not have stays.",
    },
    choose: { "zh-CN": "选择文件", "zh-TW": "選擇檔案", en: "Choose a file" },
    other: { "zh-CN": "换一个文件", "zh-TW": "換一個檔案", en: "Another file" },
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
    none_chosen: { "zh-CN": "先选择文件", "zh-TW": "先選擇檔案", en: "Choose a file first" },
    nothing: {
      "zh-CN": "这个文件里没有要新增或修改的",
      "zh-TW": "這個檔案裡沒有要新增或修改的",
      en: "Nothing in this file would be added or changed",
    },
    rows: { "zh-CN": "文件里的每一条", "zh-TW": "檔案裡的每一則", en: "The rows of the file" },
    row: { "zh-CN": "第 {{row}} 行", "zh-TW": "第 {{row}} 列", en: "Row {{row}}" },
    add: { "zh-CN": "新增 {{count}} 条", "zh-TW": "新增 {{count}} 則", en: "{{count}} to add" },
    change: { "zh-CN": "修改 {{count}} 条", "zh-TW": "修改 {{count}} 則", en: "{{count}} to change" },
    same: { "zh-CN": "已有 {{count}} 条", "zh-TW": "已有 {{count}} 則", en: "{{count}} there already" },
    left_out: { "zh-CN": "不导入 {{count}} 条", "zh-TW": "不匯入 {{count}} 則", en: "{{count}} left out" },
    pill: {
      add: { "zh-CN": "新增", "zh-TW": "新增", en: "Added" },
      change: { "zh-CN": "修改", "zh-TW": "修改", en: "Changed" },
      same: { "zh-CN": "已有", "zh-TW": "已有", en: "There" },
      left_out: { "zh-CN": "不导入", "zh-TW": "不匯入", en: "Left out" },
    },
    left_out_row: {
      "zh-CN": "第 {{row}} 行：{{why}}",
      "zh-TW": "第 {{row}} 列：{{why}}",
      en: "Row {{row}}: {{why}}",
    },
    why: {
      no_title: { "zh-CN": "没有标题", "zh-TW": "沒有標題", en: "it has no title" },
      no_text: { "zh-CN": "没有内容", "zh-TW": "沒有內容", en: "it has no text" },
      title_long: {
        "zh-CN": "标题超过 {{limit}} 字",
        "zh-TW": "標題超過 {{limit}} 字",
        en: "the title is longer than {{limit}} characters",
      },
      text_long: {
        "zh-CN": "内容超过 {{limit}} 字",
        "zh-TW": "內容超過 {{limit}} 字",
        en: "the text is longer than {{limit}} characters",
      },
      category_long: {
        "zh-CN": "分类超过 {{limit}} 字",
        "zh-TW": "分類超過 {{limit}} 字",
        en: "the category is longer than {{limit}} characters",
      },
      shortcut_long: {
        "zh-CN": "快捷词超过 {{limit}} 字",
        "zh-TW": "快速詞超過 {{limit}} 字",
        en: "the shortcut is longer than {{limit}} characters",
      },
      shortcut_blank: {
        "zh-CN": "快捷词里有空格",
        "zh-TW": "快速詞裡有空格",
        en: "there is a blank in the shortcut",
      },
      shortcut_taken: {
        "zh-CN": "快捷词已被「{{title}}」使用",
        "zh-TW": "快速詞已被「{{title}}」使用",
        en: "the shortcut is that of “{{title}}”",
      },
      twice: {
        "zh-CN": "前面有一条标题相同",
        "zh-TW": "前面有一則標題相同",
        en: "a row before has the same title",
      },
      full: {
        "zh-CN": "放不下了，先删掉用不上的",
        "zh-TW": "放不下了，先刪掉用不到的",
        en: "the list is full: delete some first",
      },
    },
    wrong: {
      unreadable: {
        "zh-CN": "读不了这个文件：要小于 1 MB，并且还在原来的地方",
        "zh-TW": "讀不了這個檔案：要小於 1 MB，並且還在原來的地方",
        en: "This file cannot be read: it has to be smaller than 1 MB, and where it was",
      },
      no_headings: {
        "zh-CN": "第一行要有「标题」和「内容」",
        "zh-TW": "第一列要有「標題」和「內容」",
        en: "The first row has to name “Title” and “Text”",
      },
      no_rows: {
        "zh-CN": "文件里只有第一行，没有快捷回复",
        "zh-TW": "檔案裡只有第一列，沒有快速回覆",
        en: "There is only a first row, and no quick reply",
      },
      too_many_rows: {
        "zh-CN": "一次最多导入 {{limit}} 条，请分成几个文件",
        "zh-TW": "一次最多匯入 {{limit}} 則，請分成幾個檔案",
        en: "{{limit}} at once are the most: make several files of it",
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
      "zh-CN": "没有导入：{{problem}}",
      "zh-TW": "沒有匯入：{{problem}}",
      en: "Not imported: {{problem}}",
    },
  },
  form: {
    addTitle: { "zh-CN": "新建快捷回复", "zh-TW": "新增快速回覆", en: "New quick reply" },
    editTitle: { "zh-CN": "编辑快捷回复", "zh-TW": "編輯快速回覆", en: "Edit the quick reply" },
    title: { "zh-CN": "标题", "zh-TW": "標題", en: "Title" },
    category: { "zh-CN": "分类（可不填）", "zh-TW": "分類（可不填）", en: "Category (optional)" },
    shortcut: { "zh-CN": "快捷词（可不填）", "zh-TW": "快速詞（可不填）", en: "Shortcut (optional)" },
    shortcutHint: {
      "zh-CN": "在输入框里打 /快捷词 就能找到，不含空格",
      "zh-TW": "在輸入框裡打 /快速詞 就能找到，不含空格",
      en: "Found by typing /shortcut in the text box; without blanks",
    },
    text: { "zh-CN": "内容", "zh-TW": "內容", en: "Text" },
    textHint: {
      "zh-CN":
        "{{customer}} 换成用户的备注名，没有备注名时是「您」；{{agent}} 是你的名字，{{account}} 是账号名。其他如 {{单号}} 是空位，发之前要填。",
      "zh-TW":
        "{{customer}} 換成使用者的備註名，沒有備註名時是「您」；{{agent}} 是你的名字，{{account}} 是帳號名。其他如 {{單號}} 是空位，送出前要填。",
      en: "{{customer}} becomes the customer's remark, or 您; {{agent}} your name, {{account}} the account's. Anything else, like {{number}}, is a slot to fill before sending.",
    },
    almost: {
      "zh-CN": "{{written}} 会原样发给用户。要留空位，请用两层括号：{{slot}}",
      "zh-TW": "{{written}} 會原樣送給使用者。要留空位，請用兩層括號：{{slot}}",
      en: "{{written}} is sent as it stands. For a slot, write two braces: {{slot}}",
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
    blank: { "zh-CN": "标题和内容都要填", "zh-TW": "標題和內容都要填", en: "Title and text are needed" },
    kept: {
      "zh-CN": "这是上次没有保存的内容。",
      "zh-TW": "這是上次沒有儲存的內容。",
      en: "This was written before and not saved.",
    },
    gone: {
      "zh-CN": "这一条刚刚被删除了。可以把上面写的存成新的一条。",
      "zh-TW": "這一則剛剛被刪除了。可以把上面寫的存成新的一則。",
      en: "This one has just been deleted. What is written above can be saved as a new one.",
    },
    anew: { "zh-CN": "存成新的", "zh-TW": "存成新的", en: "Save as new" },
    overtaken: {
      "zh-CN": "你在改的地方，别人刚刚也改过。保存会覆盖对方的。",
      "zh-TW": "你在改的地方，別人剛剛也改過。儲存會覆蓋對方的。",
      en: "Somebody has just changed what you are changing. Saving replaces theirs.",
    },
    wrong: {
      "zh-CN": "没有保存：{{problem}}",
      "zh-TW": "沒有儲存：{{problem}}",
      en: "Not saved: {{problem}}",
    },
  },
} as const satisfies Messages;
