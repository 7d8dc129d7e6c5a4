/** The ready-made controls that pages use; a page never imports the library itself. */
export { CheckCircleFilled, CheckOutlined, CloseOutlined, CopyOutlined, DownOutlined, DownloadOutlined, EditOutlined, FileSearchOutlined, InfoCircleFilled, RightOutlined, SearchOutlined, StopOutlined, TableOutlined, UndoOutlined, UploadOutlined, WarningFilled } from "@ant-design/icons";
export { Button, Checkbox, Drawer, Input, Segmented, Select } from "antd";
