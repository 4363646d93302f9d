import { dataFieldsZh } from './data.zh.ts';
import type { FieldWords } from './fields.en.ts';

export const fieldsZh: FieldWords = {
  seed: { label: '随机种子', help: '决定初始权重和小批量的顺序。种子相同，整个训练过程就完全相同。' },
  'data.set': { label: '数据集', help: '网络要学习的内容。' },
  'data.seed': { label: '数据种子', help: '决定各点落在哪里。换一个种子，就是从同一形状中重新抽样。' },
  'data.samples': { label: '样本数', help: '数据点的总数，训练集与测试集合计。' },
  'data.noise': { label: '噪声', help: '数据点偏离原有形状的程度。噪声越大，类别之间重叠越多。' },
  'data.labelNoise': { label: '错误标签', help: '训练点中标错类别的比例。网络足够大时，会把这些错误也死记下来。' },
  'data.test': {
    label: '测试集比例',
    help: '留出不参与训练的数据点所占比例。它们能看出网络是真正学会了，还是只是死记硬背。',
  },
  'data.features': {
    label: '特征',
    help: '网络能看到每个点的哪些信息。有了 x² 和 y²，不需要任何隐藏层就能分出一个圆。',
  },
  ...dataFieldsZh,
  'model.layers': {
    label: '隐藏层',
    help: '每个神经元把各输入乘以权重后相加，加上偏置，再经过激活函数弯折。神经元和层数越多，能画出的边界越复杂。',
  },
  'model.init': {
    label: '初始权重',
    help: '下降的起点。Xavier 和 Kaiming 让各层信号的强度大致相当；如果全部为零，各神经元始终一模一样，网络学不到东西。',
  },
  loss: { label: '损失函数', help: '用一个数衡量答案错得有多离谱。梯度下降就是沿着它的平均值往低处走。' },
  'optimizer.type': { label: '优化器', help: '把梯度变成权重更新量的规则。切换优化器不会改变当前权重。' },
  'optimizer.lr': {
    label: '学习率',
    help: '沿负梯度方向迈出的步子有多大：θ ← θ − η·∇。太小则进展缓慢，太大则越过谷底甚至发散。训练时就可以拖动它。',
  },
  'optimizer.momentum': {
    label: '动量',
    help: '保留上一步更新量的比例，像一个沉重的球继续滚动。取 0.9 时，累积的步幅最多可达普通步幅的十倍。',
  },
  'optimizer.beta1': { label: 'β₁', help: '梯度平均值 m 的记忆长度。取 0.9 时大约记住最近 10 步。' },
  'optimizer.beta2': {
    label: 'β₂',
    help: '梯度平方平均值 v 的记忆长度（在 Lion 中是动量的记忆长度）。取 0.999 时大约记住最近 1000 步。',
  },
  'optimizer.eps': { label: 'ε', help: '加在分母上，避免除以零。ε 很大时，规则会退化得接近普通梯度下降。' },
  'optimizer.rho': { label: 'ρ', help: '梯度平方平均值的记忆长度。取 0.9 时大约记住最近 10 步。' },
  'optimizer.weightDecay': {
    label: '权重衰减',
    help: '不论梯度如何，每一步都把所有权重缩小一点：θ ← θ − η·λ·θ。',
  },
  'optimizer.biasCorrection': {
    label: '偏差修正',
    help: '平均值 m 和 v 从零开始，起初偏小；除以 1 − βᵗ 可以补偿。关掉它，看看它有什么用。',
  },
  'schedule.type': { label: '学习率调度', help: '学习率在训练过程中如何自动变化。' },
  'schedule.warmup': { label: '预热步数', help: '在最初这么多步里，学习率从接近零逐渐升到设定值。' },
  'schedule.steps': { label: '总步数', help: '调度走完全程所需的步数。' },
  'schedule.every': { label: '间隔步数', help: '两次变化之间的步数（或学习率按因子 γ 下降所用的步数）。' },
  'schedule.gamma': { label: '因子 γ', help: '每次变化时，学习率乘以这个数。' },
  'schedule.milestones': { label: '里程碑', help: '在这些步数处，学习率乘以 γ。用逗号分隔。' },
  'schedule.power': { label: '幂次', help: '下降曲线的形状：1 是直线，2（平方）先快后慢。' },
  'schedule.endFactor': { label: '终点比例', help: '调度结束时的学习率，占设定学习率的比例。' },
  'schedule.patience': { label: '耐心', help: '连续多少个窗口没有改善，才降低学习率。' },
  'regularization.l1': {
    label: 'L1 惩罚',
    help: '在损失中加上 λ·Σ|θ|。它以同样的力度把每个权重拉向零，于是无用的权重会变得极小。',
  },
  'regularization.l2': {
    label: 'L2 惩罚',
    help: '在损失中加上 λ/2·Σθ²。它让权重保持较小、边界更平滑；太大则网络会退化成一个常数。',
  },
  'regularization.clip': {
    label: '按范数裁剪',
    help: '梯度长度超过此值时，按比例缩短到此值，方向不变。用来防止梯度爆炸。',
  },
  'regularization.clipValue': { label: '按值裁剪', help: '把梯度的每个分量限制在正负此值之间。' },
  'regularization.labelSmoothing': {
    label: '标签平滑',
    help: '从正确类别的目标中取出这一比例，平均分给所有类别，让网络不至于过分自信。',
  },
  'earlyStopping.patience': {
    label: '提前停止',
    help: '测试损失连续这么多次评估都没有下降时，就停止训练。再训练只会去拟合训练点里的噪声。',
  },
  'earlyStopping.every': { label: '评估间隔', help: '每隔多少步看一次测试损失。' },
  'earlyStopping.minDelta': { label: '最小改善', help: '测试损失至少要低多少，才算有改善。' },
  'batch.strategy': { label: '批量策略', help: '每一步看多少个点。点数越少，梯度越便宜，但也越嘈杂。' },
  'batch.size': { label: '批量大小', help: '每一步使用的点数。点数增至四倍，梯度的噪声减半。' },
  'batch.min': { label: '最小批量', help: '一步最少抽取的点数。' },
  'batch.max': { label: '最大批量', help: '一步最多使用的点数。' },
  'batch.shuffle': { label: '打乱顺序', help: '每一轮都重新排列训练点。否则同样的小批量会反复循环出现。' },
  'compression.prune': {
    label: '剪去权重',
    help: '边训练边剪：被剪去的权重恰好为 0，并一直是 0，其余的继续学习。选“不剪”，它们就可以重新生长。',
  },
  'compression.scope': { label: '比较范围', help: '谁和谁比：整个模型的权重、同一层的权重，或每四个相邻权重留两个。' },
  'compression.sparsity': { label: '剪去比例', help: '最终剪去的权重占全部权重的比例。' },
  'compression.from': { label: '起始步', help: '从第几步开始剪。' },
  'compression.over': {
    label: '历时步数',
    help: '逐渐剪去，先快后慢（三次曲线），让网络有时间适应。0 表示一次剪完。',
  },
  'compression.rewind': {
    label: '回到起点',
    help: '彩票假说：剪完以后，留下的权重回到最初的数值，重新训练。',
  },
  'compression.qat': {
    label: '量化感知训练',
    help: '每次前向和反向都用舍入到这么多位的权重，梯度则直通到未舍入的权重上。',
  },
  'compression.scheme': { label: '量化级', help: '以 0 为中心均匀分布，或从最小到最大的权重均匀分布。' },
  'compression.grain': { label: '缩放系数', help: '每个单元（或滤波器）一个，或整层一个。' },
  'compression.temperature': {
    label: '温度 T',
    help: '教师和学生的输出都除以 T：T 越高，学生越能听到教师认为不太可能的答案。',
  },
  'compression.hard': { label: '标签的份额', help: '损失中来自标签的部分；其余是 T² · KL(教师 ‖ 学生)。' },
  precision: { label: '精度', help: '训练时数值的存储方式。' },
  'lossScale.type': {
    label: '损失缩放',
    help: '梯度常常小得 16 位数装不下。先把损失乘以一个系数，更新之前再把梯度除以它。',
  },
  'lossScale.value': { label: '缩放系数', help: '所乘的系数；动态时为起始值。' },
  'lossScale.interval': { label: '多久后加倍', help: '连续这么多步没有溢出后，系数加倍。' },
};
