/** 操作: what people tap. A new one is a file here and a line in this table. */
import type { Action } from '../handler.ts';
import { accept } from './accept-task.ts';
import { adjustItem, decideItemAction } from './adjust-item.ts';
import { askReplacementAction, openReplacement } from './ask-replacement.ts';
import { askSubstituteAction, openSubstitute } from './ask-substitute.ts';
import { askVoidAction, openVoid } from './ask-void.ts';
import { enterBeaconAction, openBeacon } from './beacon.ts';
import { bindChat } from './bind-chat.ts';
import { confirmRegisterAction } from './confirm-register.ts';
import { askCorrectAction, openCorrect } from './correct-draw.ts';
import { approveDrawAction, returnDrawAction } from './decide-approval.ts';
import { approveChangeAction, returnChangeAction, withdrawChangeAction } from './decide-change.ts';
import { cancelImport, confirmImport, undoImport } from './decide-import.ts';
import { approvePlanAction, publishPlanAction, returnPlanAction, submitPlanAction } from './decide-plan.ts';
import { approve, giveBackRequest, withdraw } from './decide-replacement.ts';
import { dispatchDraw } from './dispatch-draw.ts';
import { dispatchUrgent, openUrgent } from './dispatch-urgent.ts';
import { drawEntry, drawTemporary, openEntryDraw } from './draw-plan.ts';
import {
  adjustPlanAction,
  dropPlanAction,
  editEntry,
  keepEntryAction,
  removeEntryAction,
} from './edit-plan.ts';
import { enterApplication, openApplication } from './enter-application.ts';
import { enterOverrideAction } from './enter-override.ts';
import { dropExpert, nameExpert, signOpinion } from './experts.ts';
import { exportRegisterAction } from './export-register.ts';
import { decideGrade, setGrade } from './grades.ts';
import { answerGuidanceAction, askGuidance, sendGuidanceAction, showGuidance } from './guidance.ts';
import { askLeave, decideLeave } from './leave.ts';
import { findLookup, openLookup, pageLookup } from './look-up.ts';
import { endPost, namePerson } from './name-person.ts';
import { endStandInAction, nameStandIn } from './name-stand-in.ts';
import { fillItem, newItem, openNewItem, reopenItem, submitItem, withdrawItem } from './new-item.ts';
import { editDrawAction, openDrawAction, previewDrawAction } from './open-draw.ts';
import { endPartnerAction, keepPartnerAction } from './partners.ts';
import { keepPlanDays, openPlanDays, submitBureauPlanAction } from './plan-days.ts';
import { enterPlatformReceiptAction, takePlatformFileAction, takePlatformMap } from './platform-duty.ts';
import { publishDrawAction } from './publish-draw.ts';
import { publishTasks } from './publish-tasks.ts';
import { confirmAgain, giveBackAgain, recheck } from './recheck-task.ts';
import { confirmRecusals, declareRecusalAction, endRecusalAction } from './recusal.ts';
import { confirm, giveBack, report } from './report-task.ts';
import { reviewInspector } from './review-inspector.ts';
import { seeHistory } from './see-history.ts';
import { settleUndelivered } from './settle-undelivered.ts';
import { showCards } from './show-cards.ts';
import { showPhotos, sortPhotosAction } from './show-photos.ts';
import { exportBureauPlan, exportPlan, planTemplateAction, showPlan } from './show-plan.ts';
import { stopDrawAction, submitApprovalAction } from './submit-approval.ts';
import { attachStatusPhotoAction, setUnitStatusAction } from './unit-status.ts';

export const actions: readonly Action[] = [
  adjustItem,
  decideItemAction,
  openNewItem,
  newItem,
  fillItem,
  submitItem,
  withdrawItem,
  reopenItem,
  confirmRegisterAction,
  previewDrawAction,
  editDrawAction,
  askLeave,
  decideLeave,
  declareRecusalAction,
  endRecusalAction,
  confirmRecusals,
  nameExpert,
  dropExpert,
  signOpinion,
  setGrade,
  decideGrade,
  reviewInspector,
  setUnitStatusAction,
  enterOverrideAction,
  seeHistory,
  attachStatusPhotoAction,
  openDrawAction,
  keepPartnerAction,
  endPartnerAction,
  openVoid,
  openBeacon,
  enterBeaconAction,
  openCorrect,
  askCorrectAction,
  askVoidAction,
  openSubstitute,
  askSubstituteAction,
  approveChangeAction,
  returnChangeAction,
  withdrawChangeAction,
  submitApprovalAction,
  stopDrawAction,
  approveDrawAction,
  returnDrawAction,
  nameStandIn,
  endStandInAction,
  dispatchDraw,
  openUrgent,
  dispatchUrgent,
  accept,
  report,
  confirm,
  giveBack,
  recheck,
  confirmAgain,
  giveBackAgain,
  openReplacement,
  askReplacementAction,
  withdraw,
  approve,
  giveBackRequest,
  openApplication,
  enterApplication,
  publishTasks,
  publishDrawAction,
  bindChat,
  showCards,
  confirmImport,
  cancelImport,
  undoImport,
  exportRegisterAction,
  showPhotos,
  sortPhotosAction,
  settleUndelivered,
  editEntry,
  keepEntryAction,
  removeEntryAction,
  adjustPlanAction,
  dropPlanAction,
  submitPlanAction,
  approvePlanAction,
  returnPlanAction,
  publishPlanAction,
  openEntryDraw,
  drawEntry,
  drawTemporary,
  openPlanDays,
  keepPlanDays,
  submitBureauPlanAction,
  showPlan,
  exportPlan,
  planTemplateAction,
  exportBureauPlan,
  askGuidance,
  sendGuidanceAction,
  answerGuidanceAction,
  showGuidance,
  namePerson,
  endPost,
  pageLookup,
  findLookup,
  openLookup,
  takePlatformFileAction,
  takePlatformMap,
  enterPlatformReceiptAction,
];
