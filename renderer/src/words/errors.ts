/** A sentence for every refusal: what happened and what to do next. */
import type { ErrorCode } from '#shared/contract/index.ts';
import { register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { ago } from './format.ts';

type Params = Record<string, unknown>;

/** A parameter as text, in Chinese quotation marks where it is a name; the fallback where the refusal did not say. */
const text = (params: Params, key: string, fallback = ''): string => {
  const value = params[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
};
const named = (params: Params, key: string, fallback: string): string => {
  const value = text(params, key);
  return value ? `“${value}”` : fallback;
};
const isRegister = (name: string): name is RegisterName => (registerNames as readonly string[]).includes(name);
const registerLabel = (params: Params): string => {
  const name = text(params, 'register');
  return isRegister(name) ? register(name).label : '记录';
};
const size = (params: Params, key: string): string => {
  const bytes = Number(params[key]);
  return Number.isFinite(bytes) && bytes > 0 ? `（上限 ${Math.round(bytes / 1024 / 1024)} MB）` : '';
};

/** 2 名社区工作者: so many records of a register. */
const many = (params: Params): string => {
  const name = text(params, 'register');
  return `${text(params, 'count', '几')} ${isRegister(name) ? register(name).unit : '条'}${registerLabel(params)}`;
};
/** The registers whose records link to this one. */
const linkedBy = (params: Params): string => {
  const linked = Array.isArray(params['linked']) ? (params['linked'] as Params[]) : [];
  return linked.length > 0 ? ` ${linked.map(many).join('、')}` : '其他记录';
};

export const errorSentences: Record<ErrorCode, (params: Params) => string> = {
  usage: () => '命令写法不对。请查看命令行说明。',
  unknownCall: () => '程序的两部分版本不一致。请关闭程序再打开；仍出现时请重新安装。',
  invalidInput: (p) => `填写的内容不符合要求${text(p, 'field') ? `（${text(p, 'field')}）` : ''}，没有保存。请检查后再试。`,
  notPermitted: () => '您的账户没有这项权限。需要时请管理员在“设置—账户”中调整角色。',
  notSignedIn: () => '尚未登录或已锁定。请重新登录。',
  internal: () => '程序出错，没有改动数据。请再试一次；仍出现时请把编号告诉维护人员。',
  hostLost: () => '与数据服务的连接中断，正在重新连接。请稍候再试；刚才的操作若未显示完成，请核对后重做。',
  cancelled: () => '已取消，数据没有改动。',
  busy: () => '同类工作正在进行。请等它完成或取消后再试。',

  notAStation: () => '这个文件夹里还没有台账。请先建立台账。',
  alreadyAStation: () => '这个文件夹里已经有台账，不能重复建立。请直接登录。',
  storeInUse: () => '台账正被另一个程序使用。请关闭另一个“街道台账”窗口再打开。',
  storeNewer: (p) =>
    `台账由更新的版本建立（数据版本 ${text(p, 'file', '较新')}，本程序只到 ${text(p, 'program', '较旧版本')}）。请安装新版程序后再打开，数据没有改动。`,
  storeDamaged: () => '台账文件损坏，已停止打开以免扩大损失。请从备份恢复，或联系维护人员。',
  storeReadOnly: () => '台账所在文件夹不能写入。请检查磁盘写保护和文件夹权限，或换到可写的文件夹。',
  diskFull: () => '磁盘空间不足，没有保存。请清理磁盘后再试。',
  folderMissing: () => '找不到文件夹。请检查磁盘或 U 盘是否接好，或换一个位置。',
  placeUnfit: (p) =>
    ({
      network: '这个位置在网络上，数据库放在网络上容易损坏。请选择本机硬盘上的文件夹。',
      notEmpty: '这个文件夹里已有别的文件，没有搬。请选择一个空文件夹。',
      inside: '新位置不能在现在的数据文件夹里面。请选择别处的文件夹。',
      station: '这个文件夹里已有另一份台账，没有搬。请选择一个空文件夹。',
      copy: '搬过去的文件核对不一致（磁盘可能有坏道），没有搬，仍用原来的位置。请换一块磁盘。',
      fixed: '数据位置由启动方式指定，不能在这里更改。',
    })[text(p, 'problem')] ?? '这个位置不能存放台账数据。请换一个文件夹。',
  keyFileDamaged: () => '口令文件损坏，无法用口令登录。请用打印的恢复密钥进入。',
  keyFileAltered: () =>
    '口令文件与台账里的记录不一致，可能被人改动过，已停止登录。请保留现场并报告安全管理人员；可用打印的恢复单进入，程序会据台账改正口令文件。',
  backupUnusable: (p) =>
    p['problem'] === 'noKeys'
      ? '找不到与这份备份配套的口令文件（同名的 .keys.json）。请把两个文件一起选上。'
      : p['problem'] === 'none'
        ? '所选位置里没有本程序的备份。请选择文件名以日期开头、以 .db 结尾的文件，或装有它们的文件夹。'
        : '这份备份打不开或已损坏，没有恢复，现有文件没有改动。请换一份备份再试。',
  passphraseMissing: () => '没有提供口令。请设置 STREET_LEDGER_PASSPHRASE 后再试。',
  wrongPassphrase: (p) =>
    `账户或口令不对，请注意大小写和输入法。${Number(p['waitSeconds']) > 0 ? `${text(p, 'waitSeconds')} 秒后可以再试。` : ''}`,
  tooManyAttempts: (p) => `口令连续输错多次，请等待 ${text(p, 'seconds', '若干')} 秒再试。忘记口令可用恢复密钥进入。`,
  unknownAccount: () => '账户或口令不对。请从列表中选择账户。',
  weakPassphrase: (p) =>
    p['problem'] === 'common'
      ? '这是常用口令或只有数字，一试就中。请换一句只有您知道的话。'
      : p['problem'] === 'name'
        ? '口令不能是姓名或单位名称。请换一句只有您知道的话。'
        : p['problem'] === 'simple'
          ? '口令太容易被猜到，不要用拼音加数字、连号或重复的字。请换一句只有您知道的话。'
          : `口令太短。请至少用 ${text(p, 'shortest', '8')} 个字符（全用汉字时 6 个），最好是一句只有您知道的话。`,
  wrongRecoveryKey: () => '恢复密钥不对。请对照打印的恢复单逐组核对，字母 O 与数字 0 不要混淆。',
  accountExists: (p) => `已经有名为${named(p, 'account', '此名')}的账户。请换一个名字。`,
  lastAdministrator: () => '这是最后一个管理员，不能移除或改角色。请先再设一个管理员。',
  divisionCodeInvalid: () => '区划代码不对。街道为 9 位，县（市、区）为 6 位，请对照民政部门公布的代码。',
  recoveryNotConfirmed: () => '最后一组与恢复单不一致。请看着打印的恢复单重新输入。',

  recordNotFound: (p) => `找不到这条${registerLabel(p)}，可能已被移除。请刷新列表。`,
  recordInvalid: () => '有几处填写不对，没有保存。请按各栏下方的提示改正。',
  revisionConflict: (p) =>
    `${ago(text(p, 'at')) || '刚刚'}${named(p, 'account', '别人')}改过这条${registerLabel(p)}，没有保存，以免盖掉那次改动。请查看最新内容后再改。`,
  duplicateRecord: (p) => `已有相同的${registerLabel(p)}${named(p, 'title', '')}，没有保存。请修改原记录，不要重复添加。`,
  recordInUse: (p) => `${named(p, 'title', '这条记录')}正被${linkedBy(p)}使用，不能移除。请先改动这些记录。`,
  readOnlyStation: () => '这是街道报送的数据，县级只能查看。需要更正时请街道改后重新报送快照。',
  nothingToUndo: () => '没有可以撤销的操作。',
  undoConflict: (p) =>
    `${named(p, 'title', '')}${p['title'] && Number(p['count']) > 1 ? '等' : ''} ${many(p)}在此之后又有改动，没有撤销。请到这些记录的“历史”中逐条更正。`.trim(),
  schemePublished: () => '已发布的薪酬方案不能修改。请另建一个版本。',
  schemeDraft: () => '草稿还没有发布，不用停用。不要的草稿可以直接删除。',
  schemeInvalid: (p) => `方案内容不对${text(p, 'at') ? `（${text(p, 'at')}）` : ''}，没有保存。请检查后再存。`,
  schemeIncomplete: (p) => `方案还有 ${text(p, 'count', '几')} 处问题，暂时不能使用。请打开方案，照“核对”逐条改正。`,
  schemeEndsEarly: (p) => `停止日期不能早于生效日期 ${text(p, 'from')} 的前一天。`,
  schemeNotOne: (p) => `这不是薪酬方案文件${text(p, 'at') ? `，或 ${text(p, 'at')} 处填写不对` : ''}。请选择 .scheme.json 文件。`,
  scaleNotFound: () => '没有找到薪酬等级表。表上要有“薪级”（或“等级”）一栏，依次写 1、2、3 等级别，旁边有系数、金额或者岗位。',
  noScheme: (p) => `${text(p, 'on', '这一天')} 没有适用的薪酬方案。请先发布方案。`,
  workerAmbiguous: (p) => `有 ${text(p, 'count', '几')} 个人符合。请改用编号或身份证号。`,
  nobodyMoves: () => '没有人的薪级需要变动，不用提交。',
  regradingStale: (p) => `提交以后有 ${text(p, 'count', '几')} 人的薪级已另有变动。请退回，重新预览后再提交。`,
  regradingClosed: () => '这批定级已经处理过了。请刷新列表。',
  schemeAltered: () => '方案文件与它的指纹不符，可能被改动过。请向发来的单位重新要一份。',
  policyPublished: (p) => `参数${named(p, 'policy', '')}已发布，不能再改。请新建一份，写明新的生效日期。`,
  payRunLocked: (p) => `${text(p, 'period', '这次')}的发放已完成并锁定，不能再改。要更正请做补发补扣，或冲销整次发放。`,
  payRunReckoned: (p) => `${text(p, 'period', '这次')}的发放由程序计算，不能直接改动。请改正档案后重新计算。`,
  payRunState: (p) => `这次发放现在是“${text(p, 'status', '其他状态')}”，不能这样做。请刷新后按顺序办理。`,
  payRunExists: (p) => `${text(p, 'period', '这个月')}已经有一次正常发放。请打开它，或者做补发。`,
  payRunTooEarly: (p) =>
    `还不能编制 ${text(p, 'period', '这个月')} 的发放，最多提前到下个月${text(p, 'latest') ? `（${text(p, 'latest')}）` : ''}。请核对月份。`,
  payRunNoScheme: (p) => `${text(p, 'period', '这个月')}没有已发布的薪酬方案。请在“薪酬方案”中录入本地方案，或从等级表读入，核对后发布。`,
  payRunMadeUpScheme: (p) =>
    `${named(p, 'scheme', '适用的方案')}的性质是“示例”或“推断”，不能用来发放。请在“薪酬方案”中录入本地方案并发布；如果它就是本地文件，请新建版本，把性质改为“正式文件”。`,
  payRunFindings: (p) => `核对发现 ${text(p, 'errors', '一些')} 处错误，不能通过。请改正后重新计算。`,
  payRunSamePerson: (p) => `审批人不能是编制人${named(p, 'name', '')}。请换一个有审批权限的账户登录后审批。`,
  payRunAltered: () => '明细与核对时的指纹不一致，没有继续。请退回草稿重新计算，并查看留痕。',
  payRunNothing: () => '没有要补发补扣的差额，没有生成发放。',
  approverMissing: () => '审批需要第二个账户。请设置 STREET_LEDGER_APPROVER 和 STREET_LEDGER_APPROVER_PASSPHRASE 后再试。',
  keptByProgram: (p) => `${registerLabel(p)}由程序自动记录，不能直接改动。请在清单或调整方案中操作。`,
  viewIdNumber: () => '视图里不能带身份证号，没有保存。请清空查找框或改个名称，再保存。',

  kindUnknown: (p) => `没有名为${named(p, 'kind', '此名')}的清单类别。请先在“清单类别”中添加。`,
  listClosed: (p) => `${named(p, 'kind', '这份清单')}已公布或正在审批，不能直接修改。请在调整方案中提出改动。`,
  listNotPublished: (p) => `${named(p, 'kind', '这份清单')}还没有公布过。请直接修改事项，首次公布后再用调整方案。`,
  proposalOnItsWay: (p) => `${named(p, 'kind', '这份清单')}已有一个方案正在审批。请等它公布，或退回起草后一并调整。`,
  proposalClosed: () => '这个方案已离开起草环节，内容不能再改。需要修改时请先退回。',
  proposalEmpty: () => '方案里还没有任何改动。请先加入要调整的事项。',
  wrongStep: () => '方案还没有走到这一步。请按审核、合法性审查、批准、公布的顺序办理。',
  reasonMissing: (p) => `还有 ${text(p, 'count', '若干')} 项改动没有写调整原因。请补全后再提交审核。`,
  opinionMissing: () => '退回方案要写明意见。请填写后再退回。',
  secondPersonNeeded: () => '不能批准自己提交的内容。请由另一位有批准权限的人员批准。',
  earlierThanLast: (p) => `公布日期早于上一版（${text(p, 'last', '日期见版本记录')}）。请核对日期。`,

  fileNotFound: (p) => `找不到文件${named(p, 'name', '')}。可能已被移动或 U 盘已拔出，请重新选择。`,
  fileNotReadable: (p) => `文件${named(p, 'name', '')}打不开。请先在 WPS 或 Excel 中关闭它，再试一次。`,
  fileNotWritable: (p) => `不能写入${named(p, 'name', '该文件')}。请关闭正在打开它的程序，或换一个位置保存。`,
  fileUnknown: () => '所选文件已失效。请重新选择。',
  fileTooLarge: (p) => `文件太大${size(p, 'limit')}。请拆分后分次处理。`,
  workbookNotOne: (p) => {
    const file = `文件${named(p, 'name', '')}`;
    switch (p.reason) {
      case 'empty':
        return `${file}是空的，没有任何内容。请重新拷贝后再选。`;
      case 'zip':
        return `${file}不完整或已损坏。请在 WPS 或 Excel 中打开检查，另存后再导入，或重新拷贝。`;
      case 'old':
        return `${file}是 Excel 95 或更早的格式。请在 WPS 或 Excel 中打开，另存为 .xlsx 再导入。`;
      case 'markup':
        return `${file}其实是网页或 XML，只是用了表格的扩展名。请在 WPS 或 Excel 中打开，另存为 .xlsx 再导入。`;
      default:
        return `${file}不是表格（内容与扩展名不符）。请选择 .xlsx、.xls、.ods 或 .csv 文件。`;
    }
  },
  workbookEncrypted: () => '表格设有打开密码。请在 WPS 或 Excel 中取消密码，另存后再导入。',
  workbookTooLarge: (p) => `表格过大${text(p, 'limit') ? `（上限 ${text(p, 'limit')}）` : ''}。请删除多余的空行和工作表，或拆分后再导入。`,
  paperKindUnknown: (p) =>
    `文件${named(p, 'name', '')}不是可以存入档案的类型（按内容判断，与扩展名无关）。请改用 PDF、OFD 或 JPG、PNG、BMP、WebP 图片。`,
  photoNotOne: () => '照片应为 2 MB 以内的 JPG 或 PNG 图片。请另选一张，或缩小后再试。',
  paperNotKept: () => '这份材料只有目录，没有扫描件。扫描件只保存在登记它的街道，不随快照报送。',
  encodingUnknown: () => '看不出文本文件的编码。请在 WPS 或 Excel 中另存为 .xlsx 再导入。',
  noTableFound: () => '没有找到可以导入的表。请确认表头行里有“姓名”“事项名称”等栏目名。',
  importRefused: (p) => `还有 ${text(p, 'errors', '若干')} 处错误，没有导入任何一行。请改正后重新选择文件。`,
  planExpired: () => '这次导入的预览已过期。请重新选择文件。',

  cardInvalid: (p) => `${named(p, 'name', '所选文件')}不是站卡，或内容已损坏。请对方重新导出站卡（.station.json）。`,
  cardUnknown: (p) => `还没有登记${named(p, 'name', '该站')}。请先在“快照—对方站卡”中登记，并电话核对指纹。`,
  cardChanged: (p) => `${named(p, 'name', '对方')}的密钥与已登记的不同。请打电话向对方核实指纹，确认无误后再替换。`,
  cardWrongKind: () => '站卡的类别不对：街道登记县级的站卡，县级登记街道的站卡。',
  streetsSeal: () => '本站是县级站，快照由街道封装报送。要把本站的数据存一份，请用“备份”。',
  countiesMerge: () => '本站是街道站，不接收快照。快照由县级站接收；请把快照文件交给县级，或在县级站上接收。',
  snapshotNotOne: (p) => `${named(p, 'name', '所选文件')}不是快照文件，或没有传完整。请重新拷贝。`,
  snapshotNotForUs: () => '这份快照不是加密给本站的。请街道核对所选的县级站卡后重新导出。',
  snapshotAltered: () => '快照内容被改动过或传输中损坏，已拒收。请街道重新拷贝或重新导出。',
  snapshotStranger: () => '快照的签名不是已登记的街道。请先登记对方站卡并电话核对指纹。',
  snapshotNewer: (p) => `快照由更新的版本制作（格式 ${text(p, 'version', '较新')}）。请先升级本程序。`,
  snapshotInconsistent: () => '快照清单与内容对不上，已拒收。请街道重新导出。',
  snapshotRowInvalid: (p) => `快照里${registerLabel(p)}第 ${text(p, 'row', '若干')} 行不符合格式，已拒收。请街道更正后重新导出。`,
  snapshotUnsafePath: () => '快照里含有越界的文件路径，已拒收。请不要使用，并联系发送方核实来源。',
  snapshotReplayed: (p) => `第 ${text(p, 'sequence', '这')} 号快照已经收过，没有重复收取。`,
  snapshotOutOfOrder: (p) =>
    `这份快照（第 ${text(p, 'sequence', '?')} 号）比已收的第 ${text(p, 'last', '?')} 号旧，已拒收。请街道报送最新的快照。`,
  snapshotForked: (p) => `第 ${text(p, 'sequence', '?')} 号快照与以前收到的不连续，可能由旧备份制作。请与街道核实后处理。`,
  snapshotTooLarge: (p) => `快照超过大小上限${size(p, 'limit')}，已拒收。请联系维护人员。`,
  receiptInvalid: () => '回执不是县级签发的，或内容已损坏。请县级重新导出回执。',
  receiptUnknown: () => '回执对应的快照不是本站制作的。请核对是否拿错了文件。',
};

export const errorSentence = (code: ErrorCode, params: Params = {}): string => errorSentences[code](params);
