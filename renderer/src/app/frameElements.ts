/** The parts of Element Plus that only pages behind the door use. */
import {
  ElCheckbox,
  ElDialog,
  ElDrawer,
  ElOption,
  ElPagination,
  ElPopover,
  ElProgress,
  ElRadioButton,
  ElResult,
  ElInputNumber,
  ElSelect,
  ElTabPane,
  ElTabs,
  ElTooltip,
} from 'element-plus';

export const frameElements = {
  ElCheckbox,
  ElDialog,
  ElDrawer,
  ElOption,
  ElPagination,
  ElPopover,
  ElProgress,
  ElRadioButton,
  ElResult,
  ElInputNumber,
  ElSelect,
  ElTabPane,
  ElTabs,
  ElTooltip,
};
