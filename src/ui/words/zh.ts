import type { Words } from './en'
import { ZH_LATER } from './zhLater'
import { tellInChinese } from './zhSentences'

const later = Promise.resolve(ZH_LATER)

/** What the page says in Chinese. */
export const ZH: Words = {
  language: 'zh',
  locale: 'zh-Hans',
  title: 'Terrella · 小地球',
  land: '大地。按问号键查看全部按键。',
  landIsComing: '大地正在到来',
  passed: {
    year: (count) => `过去了 ${count} 年。`,
    month: (count) => `过去了 ${count} 个月。`,
    day: (count) => `过去了 ${count} 天。`,
  },
  close: '关闭',
  languages: '语言',
  later: () => later,
  told: tellInChinese,
  worldName: (seed) => `世界 ${seed}`,
  join: (sentences) => sentences.join(''),
  modes: {
    title: '移动方式',
    orbit: { name: '环绕', hint: '环绕：绕着大地上的一点转动' },
    fly: { name: '飞行', hint: '飞行：在空中穿行' },
    walk: { name: '步行', hint: '步行：走在地面上' },
  },
  toolbar: {
    title: '世界',
    shelf: '我的世界',
    newWorld: '新世界',
    home: '回到起点',
    info: '指针所指之处',
    dial: '时刻、季节与天气',
    photograph: '拍照：照片里带着整个世界',
    send: '分享或保存这个世界',
    sound: '大地之声',
    fullscreen: '全屏',
    keys: '全部按键',
  },
  shaping: {
    title: '塑造',
    shape: '塑造',
    grow: '生长',
    hints: { shape: '塑造大地 (T)', grow: '照料草木 (Z)' },
    undo: '撤销',
    redo: '重做',
    history: '历史',
    historyHint: '这个世界是怎样造出来的 (H)',
  },
  hint: {
    title: '如何移动',
    close: '关闭提示',
    keys: '全部按键',
    lessons: {
      mouse: [
        { icon: 'drag', words: '拖动，环顾四周' },
        { icon: 'wheel', words: '滚动，靠近' },
        { icon: 'go', words: '双击，前往那里' },
      ],
      touch: [
        { icon: 'swipe', words: '拖动，环顾四周' },
        { icon: 'pinch', words: '双指张开，靠近' },
        { icon: 'go', words: '双击，前往那里' },
      ],
      gamepad: [
        { icon: 'move', words: '左摇杆移动' },
        { icon: 'orbit', words: '右摇杆环顾' },
        { icon: 'go', words: '第一个按钮，前往那里' },
      ],
    },
  },
  moving: { title: '四处走走', aside: '低下来便是步行，升上去便是飞行。' },
  said: {
    'nothing-to-undo': '没有可撤销的了',
    'nothing-to-redo': '没有可重做的了',
    'undo-brings-back': '撤销即可恢复',
    'picture-saved': '已保存：照片里带着整个世界',
    'no-picture': '没能拍下照片',
    'no-fullscreen': '这里不允许全屏',
    'link-copied': '链接已复制',
    'link-in-address': '链接就在地址栏里',
    'no-sound': '这里没有声音',
    'only-water': '这里只有水',
  },
  marks: { saved: '已保存', saving: '正在保存', unsaved: '未保存', elsewhere: '已在另一标签页打开', offline: '可离线使用' },
  keeping: {
    unsaved: '这个世界尚未保存',
    unsavedSentence: (reason) => `${reason}只要这个标签页开着，它就还在；我们会继续尝试保存。`,
    saveAsFile: '存为文件',
    elsewhere: '这个世界已在另一个标签页中打开',
    elsewhereSentence: '在这里可以观看。此处的改动不会保留，除非改在这里继续，或另存一份副本。',
    goOnHere: '在这里继续',
    makeCopy: '另存副本',
    newer: '新版本',
    newerTitle: 'Terrella 有了新版本',
    newerSentence: '由你决定何时开始；你的世界和所在之处都会保留。',
    beginAnew: '启用新版本',
    notYet: '以后再说',
  },
  notices: {
    'drawing-unavailable': {
      title: '这个浏览器无法绘制大地',
      sentence: '绘制需要 WebGL 2，而它在这里被关闭或不存在。换一个浏览器，或在设置中开启硬件加速，也许就可以。',
      action: '重试',
    },
    'drawing-lost': {
      title: '图形设备停止了工作',
      sentence: '设备恢复后，画面就会回来。你所在之处已为你留着。',
      action: '重新绘制',
    },
    'land-missing': {
      title: '大地的文件没有送到',
      sentence: '现在看到的只是大地的轮廓。可能是服务器上缺少文件，或连接中断了。',
      action: '重新获取',
    },
    'land-corrupt': {
      title: '大地的文件送到时已损坏',
      sentence: '现在看到的只是大地的轮廓。重新获取通常就能解决。',
      action: '重新获取',
    },
    'land-version': {
      title: '大地的文件属于另一个版本',
      sentence: '现在看到的只是大地的轮廓。重新加载后，页面与文件便会一致。',
      action: '重新加载',
    },
    'land-refused': {
      title: '此页面不能运行 WebAssembly',
      sentence: '页面的内容策略不允许，因此只能看到大地的轮廓。页面的管理者可以允许“wasm-unsafe-eval”。',
      action: '重试',
    },
    'land-failed': {
      title: '不再生成更多细节',
      sentence: '现在看到的是已知的大地。重新开始也许有用。',
      action: '重试',
    },
    'other-models': {
      title: '这个世界是用另一套大地文件造出的',
      sentence: '它的地面在这里有所不同。从现在起的改动会存为一份副本。',
      action: '用副本继续',
    },
    'not-opened': { title: '没能完成', sentence: '', action: '好的' },
    'not-grown': {
      title: '这里长出的草木没能恢复',
      sentence: '大地按种子和你的改动呈现。已保存的内容原样保留，从现在起的改动会存为一份副本。',
      action: '用副本继续',
    },
    shelved: { title: '已放上书架', sentence: '压缩包里没有世界。', action: '查看书架' },
  },
  shelved: {
    nothingNew: '书架上没有新增',
    kept: (count) => `新增了 ${count} 个世界。`,
    known: (count) => `${count} 个原本就在。`,
    refused: (count) => `压缩包中有 ${count} 项没能打开。`,
  },
}
