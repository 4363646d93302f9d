import type { dataFieldsEn, dataOptionsEn, dataSetsEn } from './data.en.ts';

type Labels<T> = Record<keyof T, { label: string; help: string }>;

export const dataSetsZh: Labels<typeof dataSetsEn> = {
  penguins: {
    label: '企鹅',
    help: '344 只企鹅，分属三个物种，有各项体征数据，也有缺失值（Gorman、Williams 与 Fraser，2014）。',
  },
  iris: { label: '鸢尾花', help: '150 朵花，三个品种，凭四项尺寸区分（Fisher，1936）。' },
  wine: { label: '葡萄酒', help: '178 款葡萄酒，来自三家酒庄，凭 13 项化学指标区分。' },
  cars: { label: '汽车', help: '1970 至 1982 年的 406 辆汽车，每加仑汽油能跑多远。有缺失值。' },
  diabetes: { label: '糖尿病', help: '442 名患者一年之后的病情进展。' },
  table: { label: '自己的表格', help: '你自己的 CSV 或 TSV 文件。数据不会离开这台设备。' },
  digits: { label: '手写数字', help: '1797 个手写数字，8 × 8 像素。' },
  'fashion-mnist': {
    label: 'Fashion-MNIST',
    help: '七万张服饰图片，十个类别，28 × 28 像素（Xiao、Rasul 与 Vollgraf，2017）。',
  },
  idx: { label: '自己的 IDX 文件', help: '你自己的图片和标签，采用 MNIST 所用的格式。' },
  images: { label: '自己的图片', help: '你自己的图片，每个类别一个文件夹。' },
  'moby-dick': { label: '《白鲸》', help: '麦尔维尔的小说（1851）：下一个字母是什么？' },
  names: { label: '英文名', help: '逐个字母学习英文名字，然后造出新的名字。' },
  spam: { label: '是不是垃圾邮件', help: '2002 年的邮件主题：是正常邮件还是垃圾邮件？' },
  text: { label: '自己的文本', help: '你自己的任意文本：下一个字或词是什么？' },
  copy: { label: '复述', help: '把序列原样再说一遍：模型必须记住它。' },
  reverse: { label: '倒序', help: '把序列倒过来说一遍。' },
  sort: { label: '排序', help: '把序列按顺序说一遍。' },
  parity: { label: '奇偶', help: '每读一位都要回答：到目前为止，1 的个数是奇数吗？' },
  addition: { label: '加法', help: '两数相加，逐位作答，从个位开始。' },
  ratings: { label: '评分', help: '谁给什么打了几颗星：由隐藏的喜好生成，推荐模型要把这些喜好找出来。' },
};

export const dataOptionsZh: { [Menu in keyof typeof dataOptionsEn]: Labels<(typeof dataOptionsEn)[Menu]> } = {
  tasks: {
    classification: { label: '类别', help: '少数几个名称之一。' },
    regression: { label: '数值', help: '刻度上的任意一个值。' },
  },
  missing: {
    drop: { label: '舍去整行', help: '有缺失的行完全不用。' },
    mean: { label: '均值', help: '该列训练数据的平均值。' },
    median: { label: '中位数', help: '该列训练数据居中的值，不受离群值影响。' },
    'most-frequent': { label: '众数', help: '该列训练数据中出现最多的值。' },
    constant: { label: '常数', help: '处处填入同一个数；对文字列，则作为单独的一类。' },
    interpolate: { label: '线性插值', help: '取前后两行之间直线上的值，适合按时间等顺序排列的测量数据。' },
  },
  scalings: {
    none: { label: '保持原样', help: '数值大的列会压过数值小的列，损失曲面变成一条狭长的山谷。' },
    standard: { label: '标准化', help: '均值为 0，标准差为 1，按训练数据计算。' },
    'min-max': { label: '缩放到 0–1', help: '最小值变为 0，最大值变为 1，按训练数据计算。' },
  },
  balances: {
    none: { label: '保持原样', help: '每一行都只算一次。' },
    'class-weights': { label: '类别权重', help: '在稀少的类别上出错，代价更大。' },
    oversample: { label: '过采样', help: '重复使用较小类别的行。' },
    undersample: { label: '欠采样', help: '舍去较大类别的一部分行。' },
  },
  tokens: {
    character: { label: '字符', help: '词元种类少，序列长。' },
    word: { label: '单词', help: '词元种类多，序列短。' },
  },
  delimiters: {
    auto: { label: '自动判断', help: '根据文件内容判断。' },
    comma: { label: '逗号', help: 'a,b,c' },
    semicolon: { label: '分号', help: 'a;b;c' },
    tab: { label: '制表符', help: 'TSV 文件，以及从电子表格复制的内容。' },
    pipe: { label: '竖线', help: 'a|b|c' },
    space: { label: '空格', help: 'a b c' },
  },
  headers: {
    auto: { label: '自动判断', help: '根据文件内容判断。' },
    yes: { label: '列名', help: '第一行不是数据。' },
    no: { label: '数据', help: '各列用编号命名。' },
  },
};

export const dataFieldsZh: Labels<typeof dataFieldsEn> = {
  'data.rows': { label: '行数', help: '最多使用多少行，训练集与测试集合计。0 表示全部。' },
  'data.task': { label: '预测', help: '目标是少数几个类别之一，还是一个数值。' },
  'data.delimiter': { label: '分隔符', help: '同一行中两个值之间的符号。' },
  'data.header': { label: '第一行', help: '第一行是各列的名称，还是第一条数据。' },
  'data.missing': { label: '缺失值', help: '缺失处填入什么。填入的值只根据训练数据计算，实际应用中也必须如此。' },
  'data.missingValue': { label: '常数', help: '填入每个缺失处的数。' },
  'data.scale': { label: '缩放', help: '让各个输入的大小相近。不做缩放，就只能用极小的学习率慢慢下降。' },
  'data.balance': {
    label: '类别不平衡',
    help: '如果九成的数据同属一类，永远回答这一类就有 90% 的正确率。这里可以让稀少的类别受到重视。',
  },
  'data.tokens': { label: '词元', help: '文本被切成的最小单位。' },
  'data.length': {
    label: '长度',
    help: '一行有多少个词元，也就是模型能回看多远。对加法任务，是每个数的位数。',
  },
  'data.lines': { label: '每行独立', help: '每一行自成一个序列，比如一个名字或一句诗。' },
  'data.imageSize': { label: '边长（像素）', help: '每张图片裁成正方形，再缩放到这个尺寸。' },
  'data.color': { label: '彩色', help: '用三个通道代替一个通道。' },
};
