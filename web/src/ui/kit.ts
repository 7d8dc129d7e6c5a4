/** The ready-made controls that pages use; a page never imports the library itself. */
export { CheckCircleFilled, CloseOutlined, CopyOutlined, FileSearchOutlined, InfoCircleFilled, SearchOutlined, WarningFilled } from "@ant-design/icons";
export { Button, Drawer, Input, Segmented } from "antd";
