import type { DataErrorKey } from '../../data/index.ts';

export const dataErrorsZh: Record<DataErrorKey, string> = {
  'no-points': '还没有数据点：请至少画一个。',
  'no-features': '没有选择输入：请至少选一个特征。',
  'bad-point': '有一个点不在平面上。',
  'bad-label': '有一个点的类别不存在。',
  'bad-samples': '数据集至少需要 2 个点。',

  'download-failed': '无法加载 {file}。请检查网络连接。',
  'damaged-file': '{file} 已损坏或不完整。',
  'file-missing': '这个实验用到你的文件 {file}，但它不在这台设备上。请重新打开该文件。',
  'wrong-file': '{file} 不属于这个数据集。',
  'empty-file': '{file} 是空文件。',
  'file-too-large': '{file} 有 {megabytes} MB，最多只能读取 {limit} MB。',
  'not-text': '{file} 不是文本文件。电子表格请先另存为 CSV。',

  'too-few-rows': '只有 {rows} 行，至少需要 {needed} 行。',
  'one-class': '所有行都属于同一类“{name}”，没有可以区分的内容。',
  'too-many-classes': '目标列有 {classes} 个类别，最多允许 {limit} 个。如果它是一个量，请改为预测数值。',

  'too-many-columns': '表格有 {columns} 列，最多允许 {limit} 列。',
  'too-many-cells': '表格有 {cells} 个单元格，最多允许 {limit} 个。',
  'open-quote': '第 {row} 行的引号没有闭合。',
  'no-target': '表格中没有“{column}”这一列。',
  'empty-target': '要预测的列“{column}”没有任何值。',
  'not-numbers': '“{column}”列不是数值，例如其中有“{text}”。请改为预测类别。',
  'no-inputs': '没有剩下可以用来预测的列。',
  'too-many-inputs': '各列共产生 {inputs} 个输入，最多允许 {limit} 个。请去掉取值种类很多的文字列。',
  'only-missing': '表格里只有缺失值。',
  'no-complete-rows': '每一行都有缺失值，舍去之后一行也不剩。请换一种处理方式。',

  'not-idx': '{file} 不是 IDX 文件。',
  'idx-type': '{file} 中的数值类型为 {type}，只能读取字节（类型 8）。',
  'idx-shape': '{file} 的形状是 {shape}。图片应为 数量 × 高 × 宽，标签应为一个列表。',
  'idx-size': '{file} 应有 {expected} 字节，实际为 {found} 字节，可能不完整。',
  'idx-count': '有 {images} 张图片，却有 {labels} 个标签。',
  'no-pictures': '这些文件里没有图片。',
  'bad-picture': '{file} 不是浏览器能读取的图片。',
  'too-many-pixels': '图片一共有 {pixels} 个数值，最多允许 {limit} 个。请减少图片数量或缩小尺寸。',

  'not-safetensors': '{file} 不是 .safetensors 文件，或者它的文件头有错（{what}）。',
  'weights-fit': '{file} 中没有适合这个网络的权重：请先搭建与这些权重相同的网络。',

  'teacher-loss': '教师 {file} 的学生需要分类任务（每个样本一个类别）和交叉熵损失。',
  'teacher-fit': '教师 {file} 不合适：这里的学生需要一个对 {rows} 个样本给出过 {outputs} 个输出的教师。',
  'teacher-outputs': '教师有 {given} 个输出，学生有 {wanted} 个。两者必须区分同样的类别。',
  'hint-student': '学生有 {layers} 个隐藏层，没有第 {layer} 层可以对齐。请另选一层。',
  'hint-teacher': '教师有 {layers} 个隐藏层，没有第 {layer} 层可以对齐。请另选一层。',
  'hint-still': '学生到第 {layer} 层为止没有可以学习的参数，无法向教师靠拢。请选后面的一层。',
  'hint-size':
    '从学生的 {IN} 个数到教师的 {OUT} 个数，线性映射要有 {weights} 个权重；最多 {limit} 个。请选小一些的层。',
  'hint-numbers': '教师的这一层对 {rows} 个样本的输出共有 {numbers} 个数；最多 {limit} 个。请选小一些的层。',
  'hint-features':
    '教师 {file} 只有答案，没有某个隐藏层对 {rows} 个样本的输出。请不要对齐，或从对齐某层的一课重新得到学生。',
  'teacher-missing': '还没有教师。请打开一个保存的模型，或粘贴一个模型的链接。',
  'teacher-link': '{file} 没有说明这些权重属于哪个模型。在本页面保存的文件都有说明。',
  'lesson-teacher': '教师的训练在第 {step} 步发散，没有可教的内容。请给它小一些的学习率。',
  'lesson-student': '学生的训练在第 {step} 步发散。请选小一些的学习率或对齐的权重，然后重新上课。',
  'lesson-control': '没有教师的学生在第 {step} 步训练发散。请选小一些的学习率，然后重新上课。',

  'long-text': '文本共有 {tokens} 个词元，最多可用 {limit} 个。请减少行数。',
  'short-text': '文本共有 {tokens} 个词元，按这个序列长度至少需要 {needed} 个。',
};
