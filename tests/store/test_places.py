from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.paths import Folder
from grouphub.store import places
from grouphub.store.copying import make_copy
from grouphub.store.places import (
    Disk,
    Mount,
    OnNetworkDrive,
    OnStick,
    Place,
    check_place,
    holds_copy_of_register,
    is_removable,
    judge,
    judge_drive,
    mount_of,
    place_of,
    read_mounts,
)
from grouphub.store.vault import open_vault
from tests.factory import PASSWORD, new_database, new_vault

# Tables as computers really write them.
LAPTOP = """\
22 28 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:13 - proc proc rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
30 28 0:26 / /tmp rw,nosuid,nodev shared:2 - tmpfs tmpfs rw,size=4015148k
31 28 8:1 / /boot/efi rw,relatime shared:30 - vfat /dev/sda1 rw,fmask=0077
90 28 253:1 / /home rw,relatime shared:40 - btrfs /dev/mapper/home rw,space_cache
91 28 0:50 /docker /srv/box rw - overlay overlay rw,lowerdir=/a:/b
120 28 8:17 / /media/zaynab/KINGSTON rw,nosuid,nodev - vfat /dev/sdb1 rw,uid=1000,utf8
121 28 8:33 / /media/zaynab/My\\040Passport rw,nosuid,nodev - fuseblk /dev/sdc1 rw,user_id=0
122 28 179:1 / /media/zaynab/CARD rw - exfat /dev/mmcblk0p1 rw
123 28 0:61 / /mnt/office rw,relatime - cifs //server/office rw,vers=3.0
124 28 0:62 / /mnt/nfs rw,relatime - nfs4 10.0.0.2:/export rw
125 28 0:63 / /mnt/ssh rw - fuse.sshfs zaynab@host:/home rw
126 28 0:64 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
127 28 8:34 / /media/zaynab/new rw - ext4 /dev/mapper/luks-stick rw
128 28 0:65 / /mnt/c rw,noatime - 9p C:\\134 rw,dirsync,aname=drvfs
broken line without a dash
"""

DISKS = {
    "/dev/sda1": Disk("/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda", False),
    "/dev/sdb1": Disk("/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host4/block/sdb", True),
    "/dev/sdc1": Disk("/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host5/block/sdc", False),
    "/dev/mmcblk0p1": Disk("/sys/devices/pci0000:00/rtsx/mmc_host/mmc0/mmc0:0001/block/mmcblk0", False, is_card=True),
}
DISKS["/dev/sda2"] = DISKS["/dev/mapper/home"] = DISKS["/dev/sda1"]
DISKS["/dev/mapper/luks-stick"] = DISKS["/dev/sdc1"]


def on_laptop(path: str) -> Place:
    return judge(Path(path), read_mounts(LAPTOP), lambda mount: DISKS.get(mount.source))


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/home/zaynab/.local/share/GroupHub",
        "/tmp/group",
        "/srv/box/group",
        "/var/lib/group",
        "/boot/efi/x",
        "/media/zaynab",
        "/media/zaynab/KINGSTONE",
        "/mnt/c/Users/Zaynab/AppData",
    ],
)
def test_the_computers_own_disk_is_fine(path: str):
    assert on_laptop(path) is Place.OWN_DISK


@pytest.mark.parametrize("name", ["KINGSTON", "KINGSTON/group/a", "My Passport/group", "CARD/group", "new/group"])
def test_what_can_be_pulled_out_is_a_stick(name: str):
    assert on_laptop(f"/media/zaynab/{name}") is Place.STICK


@pytest.mark.parametrize("path", ["/mnt/office/g", "/mnt/nfs", "/mnt/ssh/a/b", "/run/user/1000/gvfs/smb-share:x/g"])
def test_another_computers_disk_is_a_network_drive(path: str):
    assert on_laptop(path) is Place.NETWORK


def test_a_computer_that_runs_from_usb_may_keep_its_register_there():
    table = "28 1 8:17 / / rw - ext4 /dev/sdb1 rw\n29 28 8:18 / /home rw - ext4 /dev/sdb2 rw\n"
    assert judge(Path("/home/z"), read_mounts(table), lambda mount: DISKS["/dev/sdb1"]) is Place.OWN_DISK


def test_a_later_mount_on_the_same_folder_counts():
    table = (
        "1 0 8:2 / / rw - ext4 /dev/sda2 rw\n2 1 8:2 / /mnt rw - ext4 /dev/sda2 rw\n3 1 0:9 / /mnt rw - nfs h:/e rw\n"
    )
    assert mount_of(Path("/mnt/a"), read_mounts(table)).type == "nfs"


def test_without_a_table_nothing_is_refused():
    assert judge(Path("/home/z"), (), lambda mount: None) is Place.OWN_DISK


@given(st.text(alphabet="0123456789: /-abcnfs\\\n", max_size=300))
def test_any_table_is_read(table: str):
    for mount in read_mounts(table):
        assert isinstance(mount, Mount)


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (0, Place.OWN_DISK),
        (2, Place.STICK),
        (3, Place.OWN_DISK),
        (4, Place.NETWORK),
        (5, Place.STICK),
        (6, Place.OWN_DISK),
    ],
)
def test_the_drive_types_of_windows_are_told_apart(number: int, place: Place):
    assert judge_drive(number) is place


def test_this_computers_temporary_folder_is_fine(tmp_path: Path):
    assert place_of(tmp_path / "not" / "yet" / "there") is Place.OWN_DISK
    assert not is_removable(tmp_path)
    check_place(tmp_path)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that this computer takes for a stick."""
    top = tmp_path / "stick"
    top.mkdir()
    table = f"28 1 8:2 / / rw - ext4 /dev/sda2 rw\n29 28 8:17 / {top} rw - vfat /dev/sdb1 rw\n"
    monkeypatch.setattr(places, "_mounts", lambda: read_mounts(table))
    monkeypatch.setattr(places, "_disk_of", lambda mount: DISKS[mount.source])
    return top


def test_a_live_register_on_a_stick_is_refused_with_the_reason(stick: Path, folder: Folder):
    with pytest.raises(OnStick) as refused:
        new_vault(Folder(stick / "group"))
    assert "stick" in refused.value.text()
    assert list(stick.iterdir()) == []
    new_vault(folder).close()
    folder.path.rename(stick / "group")
    with pytest.raises(OnStick):
        open_vault(Folder(stick / "group"), PASSWORD)


def test_a_link_to_a_stick_is_a_stick(stick: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(stick)
    with pytest.raises(OnStick):
        check_place(tmp_path / "link" / "group")


def test_a_network_drive_is_refused_with_the_reason(stick: Path, monkeypatch: pytest.MonkeyPatch):
    table = f"29 28 0:9 / {stick} rw - cifs //server/share rw\n"
    monkeypatch.setattr(places, "_mounts", lambda: read_mounts(table))
    with pytest.raises(OnNetworkDrive) as refused:
        check_place(stick / "group")
    assert "network" in refused.value.text()


def test_a_stick_with_a_copy_of_the_register_anywhere_is_recognised(stick: Path, folder: Folder):
    (stick / "papers").mkdir()
    assert is_removable(stick)
    assert not holds_copy_of_register(stick / "papers")
    new_vault(folder).close()
    (stick / "old" / "things").mkdir(parents=True)
    (stick / "old" / "things" / "renamed.bin").write_bytes(folder.keys.read_bytes())
    assert holds_copy_of_register(stick / "papers")
    assert holds_copy_of_register(stick / "papers" / "sheet.pdf")


def test_a_sheet_beside_the_register_itself_is_recognised(folder: Folder, tmp_path: Path):
    new_vault(folder).close()
    assert holds_copy_of_register(folder.path)
    assert holds_copy_of_register(folder.path / "sheet.pdf")
    assert not holds_copy_of_register(tmp_path)


def test_the_whole_disk_is_found_below_partitions_and_encryption(tmp_path: Path):
    disk = tmp_path / "usb3" / "block" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    (disk / "sdb1" / "partition").write_text("1\n")
    crypt = tmp_path / "virtual" / "dm-0"
    (crypt / "slaves").mkdir(parents=True)
    (crypt / "slaves" / "sdb1").symlink_to(disk / "sdb1")
    for device in (disk, disk / "sdb1", crypt):
        assert places._whole_disk(device) == Disk(str(disk), is_removable=True)


def test_a_copy_in_one_file_is_recognised_whatever_it_is_called(stick: Path, folder: Folder, clock):
    opened = new_vault(folder)
    db = new_database(opened, clock)
    (stick / "old").mkdir()
    made = make_copy(opened, stick / "old", clock)
    db.close()
    opened.close()
    assert holds_copy_of_register(stick / "sheet.pdf")
    made.path.rename(stick / "old" / "renamed.bin")
    assert holds_copy_of_register(stick / "sheet.pdf")
