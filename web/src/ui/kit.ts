/** The ready-made controls that pages use; a page never imports the library itself. */
export { CheckCircleFilled, CheckOutlined, CloseOutlined, CopyOutlined, EditOutlined, FileSearchOutlined, InfoCircleFilled, SearchOutlined, WarningFilled } from "@ant-design/icons";
export { Button, Drawer, Input, Segmented } from "antd";
