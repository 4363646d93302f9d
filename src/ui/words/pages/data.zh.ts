import type { dataPageEn } from './data.en.ts';

export const dataPageZh: typeof dataPageEn = {
  source: '来源与许可',
  try: '可以试试的实验',
  loading: (loaded, total) => `正在加载数据：${loaded} / ${total} MB`,
  stop: '停止加载',
  sources: {
    penguins: 'Gorman、Williams 与 Fraser（2014），取自 palmerpenguins 软件包（Horst、Hill 与 Gorman，2020）。CC0。',
    iris: 'Fisher（1936），取自 scikit-learn。BSD-3-Clause。',
    wine: 'Forina 等（1991，UCI），取自 scikit-learn。BSD-3-Clause。',
    cars: 'Ramos 与 Donoho，ASA Data Exposition 1983，StatLib。供教育与科研使用。',
    diabetes: 'Efron、Hastie、Johnstone 与 Tibshirani（2004），取自 scikit-learn。BSD-3-Clause。',
    digits: 'Alpaydin 与 Kaynak（1998，UCI），取自 scikit-learn。BSD-3-Clause。',
    'fashion-mnist': 'Xiao、Rasul 与 Vollgraf（2017）。MIT 许可，© Zalando SE。',
    'moby-dick': '赫尔曼·麦尔维尔（1851），取自古登堡计划。CC0。',
    names: '取自 @stdlib。内容 CC0，数据库 ODC-PDDL。',
    spam: 'SpamAssassin 公开邮件语料（2002），取自 @stdlib。内容 CC0，数据库 ODC-PDDL。',
  },
  presets: {
    'classic-cnn': {
      label: '经典卷积网络',
      help: '两次卷积加池化，再接一个 128 单元的全连接层：每门课都从它讲起。',
    },
    'small-cnn': { label: '小型卷积网络', help: '卷积核不多：训练快，也足以看出它们在找什么。' },
    'normalised-cnn': {
      label: '加上批归一化',
      help: '在小型卷积网络上对各通道做归一化：可以承受更大的学习率。',
    },
    'dense-pictures': { label: '不用卷积', help: '全连接层不知道哪些像素相邻。代价有多大？' },
    'linear-pictures': { label: '线性模型', help: '每个像素对每个类别只有一个权重，没有隐藏层。' },
    'few-pictures': { label: '死记硬背', help: '只用 150 张图片：训练准确率升到 100 %，测试准确率却上不去。' },
    'gaps-dropped': { label: '舍去有缺失的行', help: '有缺失值的企鹅完全不用。' },
    unscaled: { label: '不做缩放', help: '克与毫米混在一起：损失成了一条峡谷，下降举步维艰。然后再打开缩放试试。' },
    rare: { label: '稀有的物种', help: '帽带企鹅只留下十分之一。准确率依然很高，F1 却说出了实情。' },
    'rare-weighted': { label: '稀有但加权', help: '同上，但稀有物种判错的代价更大。' },
    'linear-table': { label: '线性模型', help: '没有隐藏层：每个输入只有一个权重，可以直接读懂。' },
    deep: { label: '更深的网络', help: '两个隐藏层。测试损失会更好吗？' },
  },
};
